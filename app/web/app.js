// The script of all pages of an organizer that have none of their own.
import "./frame/start.js";
import { lightPaths } from "./timetable/timetable.js";

const grid = document.querySelector("[data-timetable]");
if (grid) lightPaths(grid, document.getElementById("path"));
