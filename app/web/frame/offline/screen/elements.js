// Elements of a page, made and written by scripts.

/** Return a new element; texts are inserted as text, never as markup. */
export function element(tag, { className = "", text = "" } = {}, ...children) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

/**
 * Write a counter, changing the page only if the text differs: screen readers read some aloud.
 * @param {HTMLElement} place @param {string} text @param {boolean} warn
 */
export function writeCounter(place, text, warn) {
  place.dataset.warn = String(warn);
  const value = place.querySelector("dd");
  if (value.textContent !== text) value.textContent = text;
}
