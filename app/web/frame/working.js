// Knows whether somebody is at work in a part of the page, and changes the part only when nobody is.
// A part that changes by itself would otherwise take a button away while it is pressed, or a field
// while it is written in.

const FIELDS = "input, textarea, select, [contenteditable]";
/** How long a press may take from the finger's leaving to the click that comes of it. */
const CLICK_MS = 400;

/** Where a pointer or the space bar is down; null: nowhere. */
let pressed = null;
let timer = null;
/** @type {Map<Element, () => void>} what waits for each part; the last word counts */
const waiting = new Map();

const isBusy = (part) =>
  (pressed && part.contains(pressed)) ||
  (part.contains(document.activeElement) && document.activeElement.matches(FIELDS)) ||
  part.querySelector("dialog[open]") !== null;

/**
 * Change a part of the page now, or as soon as nobody presses, writes or answers in it.
 * @param {Element} part
 * @param {() => void} change takes the place of one that still waits for that part
 * @returns {boolean} whether it was done at once
 */
export function whenFree(part, change) {
  waiting.delete(part);
  if (!isBusy(part)) {
    change();
    return true;
  }
  waiting.set(part, change);
  return false;
}

function release() {
  for (const [part, change] of [...waiting]) {
    if (part.isConnected && isBusy(part)) continue;
    waiting.delete(part);
    if (part.isConnected) change();
  }
}

function press({ target }) {
  clearTimeout(timer);
  pressed = target;
}

function letGo(pause) {
  clearTimeout(timer);
  timer = setTimeout(() => {
    pressed = null;
    release();
  }, pause);
}

const EARLY = { capture: true, passive: true };
addEventListener("pointerdown", press, EARLY);
addEventListener("pointerup", () => letGo(CLICK_MS), EARLY);
for (const name of ["click", "pointercancel"]) addEventListener(name, () => letGo(0), EARLY);
addEventListener("blur", () => letGo(0)); // of the window: where it is let go is not heard
addEventListener("keydown", (event) => event.key === " " && press(event), EARLY);
addEventListener("keyup", (event) => event.key === " " && letGo(0), EARLY);
for (const name of ["focusout", "close"]) addEventListener(name, () => setTimeout(release), EARLY);
