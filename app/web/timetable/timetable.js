// Choosing a cooperative in the timetable lights its path through the day. Without this module
// the same links reload the page with the path lit by the server.
import htmx from "htmx.org";
import { nearestTo } from "./cells.js";

/**
 * @param {HTMLElement} grid the table of meetings; its links carry data-cooperative
 * @param {HTMLElement} panel where the path is told in words
 */
export function lightPaths(grid, panel) {
  const light = (cooperative) => {
    for (const lit of grid.querySelectorAll("[aria-current]")) lit.removeAttribute("aria-current");
    const path = grid.querySelectorAll(`a[data-cooperative="${CSS.escape(cooperative)}"]`);
    for (const link of path) link.setAttribute("aria-current", "true");
  };

  grid.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-cooperative]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    light(link.dataset.cooperative);
    history.replaceState(null, "", link.href);
    // troubles.js shows a failure; the path is lit all the same.
    htmx.ajax("GET", link.href, { target: panel, swap: "innerHTML" }).catch(() => {});
  });

  // One meeting at a time is a stop of the Tab key, the others are reached by arrows.
  const seats = grid.querySelectorAll("td a[data-cooperative]");
  let stop = grid.querySelector("td a[aria-current]") ?? seats[0];
  for (const seat of seats) if (seat !== stop) seat.tabIndex = -1;
  grid.addEventListener("focusin", (event) => {
    if (!event.target.matches("td a[data-cooperative]")) return;
    if (stop) stop.tabIndex = -1;
    stop = event.target;
    stop.tabIndex = 0;
  });
  grid.addEventListener("keydown", (event) => {
    if (!event.key.startsWith("Arrow") || grid.classList.contains("moving")) return;
    if (!event.target.matches("td a[data-cooperative]")) return;
    event.preventDefault();
    nearestTo(event.target, seats, event.key)?.focus();
  });
}
