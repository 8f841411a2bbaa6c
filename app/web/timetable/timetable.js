// Choosing a cooperative in the timetable lights its path through the day. Without this module
// the same links reload the page with the path lit by the server.
import htmx from "htmx.org";

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
}
