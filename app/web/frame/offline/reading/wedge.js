// A keyboard-wedge scanner types what it reads, quickly, and ends with Enter or Tab. Its keys are
// read wherever the focus is, and distinguished from a person's typing by their speed.

const IDLE_MS = 500;
const IDLE_IN_FIELD_MS = 250;
/** How late the key that ends a whole badge's code may come: slow phones and radios pause. */
const IDLE_BEFORE_END_MS = 3_000;
const SHORTEST = 6;
/** Half a badge's code; nobody types this many characters without a pause. */
const HALF_A_CODE = 60;
const LONGEST = 2500;

/** Distinguishes scans from typing, key by key; independent of the page. */
export class WedgeListener {
  #typed = "";
  #lastAt = -Infinity;
  #wasInField = false;

  /** How many characters of a possible scan have been typed. */
  get length() {
    return this.#typed.length;
  }

  /**
   * @param {string} key as KeyboardEvent names it
   * @param {number} at milliseconds of any steady clock
   * @param {boolean} inField whether the key also changes what is in a field
   * @returns {string | null} the scanned text when this key ends one
   */
  press(key, at, inField) {
    const pause = at - this.#lastAt;
    this.#lastAt = at;
    const moved = inField !== this.#wasInField; // a scanner does not change the focus
    this.#wasInField = inField;
    const ends = key === "Enter" || key === "Tab";
    if (moved || pause > this.#longestPause(ends, inField)) this.#typed = "";
    if (ends) {
      const text = this.#typed;
      this.#typed = "";
      return text.length >= (inField ? HALF_A_CODE : SHORTEST) ? text : null;
    }
    if ([...key].length === 1 && this.#typed.length < LONGEST) this.#typed += key;
    return null;
  }

  #longestPause(ends, inField) {
    if (ends && this.#typed.length >= HALF_A_CODE) return IDLE_BEFORE_END_MS;
    return inField ? IDLE_IN_FIELD_MS : IDLE_MS;
  }
}

/**
 * @param {Document} page
 * @param {(text: string) => void} onScan
 */
export function listenForWedge(page, onScan) {
  const listener = new WedgeListener();
  let valueBefore = "";
  const hear = (event) => {
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const field = textField(event.target);
    const text = listener.press(event.key, event.timeStamp, field !== null);
    if (field && listener.length === 1) valueBefore = field.value;
    if (text === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (field && field.value !== valueBefore) {
      field.value = valueBefore;
      field.dispatchEvent(new Event("change"));
    }
    onScan(text);
  };
  page.addEventListener("keydown", hear, { capture: true });
}

/** What typing changes: text fields, and lists, which jump to the letter typed. */
function textField(target) {
  const changes = "input:not([type=radio], [type=checkbox]), textarea, select";
  return target instanceof Element && target.matches(changes) ? target : null;
}
