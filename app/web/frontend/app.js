// What every organizer page loads.
import htmx from "htmx.org";
import { lightPaths } from "./timetable.js";

htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;

const grid = document.querySelector("[data-timetable]");
if (grid) lightPaths(grid, document.getElementById("path"));
