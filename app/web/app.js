// The script of all pages of an organizer that have none of their own.
import "./frame/start.js";
import "./lists/overview/upload.js";
import { offerPasskeys } from "./frame/passkey.js";
import { openInvitation } from "./invitation/opening.js";
import { moveParts } from "./programme/axis.js";
import { showMatrix } from "./requests/matrix.js";
import { moveMeetings } from "./timetable/moving.js";
import { lightPaths } from "./timetable/timetable.js";

const grid = document.querySelector("[data-timetable]");
if (grid) {
  const panel = document.getElementById("path-part");
  if (grid.dataset.edits) moveMeetings(grid, panel, document.getElementById("move-status"));
  lightPaths(grid, panel);
}

const matrix = document.querySelector("[data-matrix]");
if (matrix) showMatrix(matrix, document.querySelector("[data-jump] select"));

const axis = document.querySelector("[data-axis]");
if (axis) {
  const [form, status] = ["axis-form", "axis-status"].map((id) => document.getElementById(id));
  moveParts(axis, form, status);
}

const invitation = document.querySelector("[data-invitation]");
if (invitation) openInvitation(invitation);

offerPasskeys(document.querySelectorAll("[data-passkey]"));
