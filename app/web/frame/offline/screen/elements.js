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
 * Give a place exactly these children, and touch none that stands where it should: a button that is
 * taken out of the page while it is pressed forgets the press.
 * @param {Element} place @param {Element[]} children
 */
export function arrange(place, children) {
  const wanted = new Set(children);
  for (const child of [...place.children]) if (!wanted.has(child)) child.remove();
  for (const [at, child] of children.entries()) {
    if (place.children[at] !== child) place.insertBefore(child, place.children[at] ?? null);
  }
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
