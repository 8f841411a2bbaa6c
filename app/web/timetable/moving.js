// Moving a meeting in the grid: picked up with the mouse, or chosen and then placed by a tap or by
// keys. Every possible place is lit with its cost first, and what is sent is exactly what was
// promised. Without this module the link "move" leads to a page with the same places as a form.
import { cellsOf, nearestTo, timesOf } from "./cells.js";

const FAR_ENOUGH = 6; // pixels before a press counts as a drag
const EDGE = 56; // pixels from the window's edge in which a drag scrolls
const REMEMBERED = "timetable-place";

/** @param {HTMLTableElement} grid  @param {HTMLElement} panel  @param {HTMLElement} status */
export function moveMeetings(grid, panel, status) {
  const words = JSON.parse(grid.dataset.words);
  const frame = grid.parentElement;
  let picked = null; // { meeting, link, targets: Map<cell, target> | null, leave }
  let press = null; // { x, y, link, ghost }

  const say = (text) => {
    status.textContent = text;
  };

  const drop = (text = "") => {
    if (!picked) return;
    picked.leave.abort();
    for (const cell of picked.targets?.keys() ?? []) {
      cell.classList.remove("target", "over");
      cell.removeAttribute("tabindex");
      delete cell.dataset.cost;
    }
    grid.classList.remove("moving");
    picked.link?.classList.remove("picked");
    picked = null;
    say(text);
  };

  const light = (answer) => {
    const cells = cellsOf(grid);
    picked.targets = new Map();
    for (const target of answer.targets) {
      const cell = target.refused ? null : cells.get(target.place.slot_id, target.place.table_id);
      if (!cell) continue;
      cell.dataset.cost = target.short;
      cell.classList.add("target");
      cell.classList.toggle("without-cost", target.displaced.length === 0);
      cell.tabIndex = -1;
      picked.targets.set(cell, target);
    }
    const choose = matchMedia("(hover: none)").matches ? words.tap : words.choose;
    say(picked.targets.size ? choose.replace("{count}", picked.targets.size) : words.none);
  };

  const pick = async (meeting, link) => {
    drop();
    picked = { meeting, link, targets: null, leave: new AbortController() };
    grid.classList.add("moving");
    link?.classList.add("picked");
    say(words.wait);
    const mine = picked;
    try {
      const path = `${grid.dataset.edits}/meetings/${meeting}/targets`;
      const response = await fetch(path, { signal: mine.leave.signal });
      const answer = await response.json();
      if (picked !== mine) return false;
      if (!response.ok) return drop(answer.detail ?? words.failed);
      light(answer);
      return true;
    } catch {
      if (picked === mine) drop(words.failed);
    }
    return false;
  };

  const put = async (cell) => {
    const { meeting, targets } = picked;
    const target = targets.get(cell);
    const body = {
      kind: "move",
      meeting_id: meeting,
      slot_id: target.place.slot_id,
      table_id: target.place.table_id,
      promise: target.promise,
      anew: "anew" in grid.dataset,
    };
    say(words.doing);
    try {
      const response = await fetch(`${grid.dataset.edits}/edits`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRF-Token": grid.dataset.csrf },
        body: JSON.stringify(body),
      });
      const answer = await response.json();
      if (!response.ok) return drop(answer.detail ?? words.failed);
      const shown = new URL(grid.dataset.shown, location.href);
      const by = new URLSearchParams(location.search);
      for (const name of ["by", "partner", "day", "page"]) if (by.has(name)) shown.searchParams.set(name, by.get(name));
      shown.searchParams.set("version", answer.number);
      shown.searchParams.set("cooperative", target.promise[0].cooperative_id);
      const place = [scrollX, scrollY, frame.scrollLeft, frame.scrollTop];
      sessionStorage.setItem(REMEMBERED, JSON.stringify(place));
      location.assign(shown);
    } catch {
      drop(words.failed);
    }
  };

  const focusOn = (cell) => {
    cell.focus();
    const target = picked.targets.get(cell);
    const head = timesOf(grid).cells[cellsOf(grid).column(cell)];
    const time = head?.dataset.at ?? head?.textContent ?? "";
    say(`${time} · ${target.place.table_number}: ${target.detail}`);
  };

  // With the mouse -------------------------------------------------------------------------------
  const over = (x, y) => {
    const cell = document.elementFromPoint(x, y)?.closest("td.target") ?? null;
    const last = grid.querySelector("td.over");
    if (cell === last) return cell;
    last?.classList.remove("over");
    cell?.classList.add("over");
    if (cell) say(picked.targets.get(cell).detail);
    return cell;
  };

  const follow = () => {
    if (!press?.ghost) return;
    press.ghost.style.transform = `translate(${press.x + 12}px, ${press.y + 12}px)`;
    if (press.y < EDGE || press.y > innerHeight - EDGE) scrollBy(0, press.y < EDGE ? -12 : 12);
    if (picked?.targets) over(press.x, press.y);
    requestAnimationFrame(follow);
  };

  const lift = () => {
    press.ghost = press.link.cloneNode(true);
    press.ghost.classList.add("ghost");
    press.ghost.setAttribute("aria-hidden", "true");
    press.ghost.removeAttribute("href");
    document.body.append(press.ghost);
    const { link } = press;
    const mine = press;
    pick(meetingOf(link), link).then((lit) => {
      if (lit && mine.released) settle(mine.x, mine.y);
    });
    requestAnimationFrame(follow);
  };

  const settle = (x, y) => {
    const cell = over(x, y);
    if (cell) put(cell);
    else drop(words.stopped);
  };

  grid.addEventListener("pointerdown", (event) => {
    const link = event.target.closest("td a[data-cooperative]");
    if (!link || event.button !== 0 || event.pointerType === "touch" || picked?.targets) return;
    press = { x: event.clientX, y: event.clientY, from: [event.clientX, event.clientY], link };
  });
  addEventListener("pointermove", (event) => {
    if (!press) return;
    press.x = event.clientX;
    press.y = event.clientY;
    const moved = Math.hypot(press.x - press.from[0], press.y - press.from[1]);
    if (!press.ghost && moved > FAR_ENOUGH && grid.querySelector("tr[data-table]")) lift();
  });
  const release = (event) => {
    if (!press) return;
    const mine = press;
    press = null;
    if (!mine.ghost) return;
    mine.ghost.remove();
    addEventListener("click", hush, { capture: true, once: true });
    setTimeout(() => removeEventListener("click", hush, true), 50);
    if (event.type === "pointercancel") drop(words.stopped);
    else if (picked?.targets) settle(mine.x, mine.y);
    else mine.released = true; // the places are still on their way
  };
  addEventListener("pointerup", release);
  addEventListener("pointercancel", release);
  grid.addEventListener("dragstart", (event) => event.preventDefault());

  // By tap and by keys ---------------------------------------------------------------------------
  const pickAndGoOn = async (meeting, link, place) => {
    if (!(await pick(meeting, link))) return;
    const first = nearestTo(link, picked.targets.keys());
    if (first) focusOn(first);
    else if (place) location.assign(place); // none of the places is in the part that is shown
  };

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-pick]");
    if (!button || !grid.querySelector("tr[data-table]")) return;
    event.preventDefault();
    const link = grid.querySelector(`a[href$="meeting=${button.dataset.pick}"]`);
    pickAndGoOn(button.dataset.pick, link, button.href);
  });

  grid.addEventListener(
    "click",
    (event) => {
      if (!picked?.targets) return;
      hush(event);
      const cell = event.target.closest("td.target");
      if (cell) put(cell);
      else drop(words.stopped);
    },
    true,
  );

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && picked) {
      const { link } = picked;
      press?.ghost?.remove();
      press = null;
      drop(words.stopped);
      link?.focus();
      return;
    }
    const cell = document.activeElement?.closest?.("table.timetable td");
    if (!cell || !grid.contains(cell)) return;
    const lit = picked?.targets;
    if (lit && event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = nearestTo(cell, lit.keys(), event.key);
      if (next) focusOn(next);
    } else if (lit?.has(cell) && event.key === "Enter") {
      event.preventDefault();
      put(cell);
    } else if (!lit && event.key === " " && document.activeElement.dataset.cooperative) {
      event.preventDefault();
      pickAndGoOn(meetingOf(document.activeElement), document.activeElement, null);
    }
  });

  const remembered = sessionStorage.getItem(REMEMBERED);
  if (remembered) {
    const [x, y, left, top] = JSON.parse(remembered);
    sessionStorage.removeItem(REMEMBERED);
    frame.scrollTo(left, top);
    scrollTo(x, y);
  }
}

const meetingOf = (link) => new URL(link.href).searchParams.get("meeting");

function hush(event) {
  event.preventDefault();
  event.stopPropagation();
}
