// Elements of a page, made and written by scripts.

/** Make an element; names and texts from outside are only ever text. */
export function element(tag, { className = "", text = "" } = {}, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

/**
 * Write a counter, touching the page only where it changes: some are read out.
 * @param {HTMLElement} place @param {string} text @param {boolean} warn
 */
export function writeCounter(place, text, warn) {
  place.dataset.warn = String(warn);
  const value = place.querySelector("dd");
  if (value.textContent !== text) value.textContent = text;
}
