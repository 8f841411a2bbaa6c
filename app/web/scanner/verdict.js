// What staff see: the verdict, and the counters under it.
import { element, writeCounter } from "../frame/offline/screen/elements.js";
import { clockTime, lasting } from "../frame/offline/time.js";
import { party } from "./party.js";

// Each state has a shape of its own: a tick in a circle, a triangle, a barred octagon.
const MARKS = {
  admitted: "M24 3a21 21 0 1 0 0 42 21 21 0 0 0 0-42zm-4 31L9 23l4-4 7 7 15-15 4 4z",
  attention: "M24 3 2 44h44zm-3 14h6l-1 15h-4zm3 18a3 3 0 1 1 0 6 3 3 0 0 1 0-6z",
  refused: "M15 3h18l12 12v18L33 45H15L3 33V15zm0 10-2 2 9 9-9 9 2 2 9-9 9 9 2-2-9-9 9-9-2-2-9 9z",
};
/** How long a verdict is shown as that of the person at the door. */
const FRESH_MS = 12_000;
const SVG = "http://www.w3.org/2000/svg";

function mark(state) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 48 48");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", MARKS[state]);
  path.setAttribute("fill", "currentColor");
  path.setAttribute("fill-rule", "evenodd");
  svg.append(path);
  return svg;
}

export class View {
  /**
   * @param {{told: HTMLElement, verdict: HTMLElement}} places
   * @param {import("../frame/offline/screen/texts.js").Texts} texts
   * @param {() => string} zone of the event
   */
  constructor(places, texts, zone) {
    Object.assign(this, places, { texts, zone });
    this.last = null;
    this.count = 0;
  }

  t(name, values) {
    return this.texts.get(`web.scanner_${name}`, values);
  }

  time(at) {
    return clockTime(at, this.zone(), this.texts.locale);
  }

  idle() {
    this.last = null;
    this.verdict.dataset.state = "idle";
    const hint = element("p", { className: "soft", text: this.t("idle_sound") });
    this.told.replaceChildren(element("p", { text: this.t("idle") }), hint);
  }

  /** Show that a scan is being decided, so that the verdict before is not mistaken for its own. */
  busy() {
    clearTimeout(this.ageing);
    this.verdict.dataset.old = "false";
    this.verdict.dataset.state = "busy";
    this.told.replaceChildren(element("p", { className: "word", text: this.t("word_busy") }));
  }

  /** @param {import("./deciding/door.js").Told} told */
  tell(told) {
    this.last = told;
    this.verdict.dataset.state = told.state;
    const { state, person, first, notes, message, here, inside } = told;
    const word = inside ? "word_inside" : `word_${state === "admitted" ? told.direction : state}`;
    const lines = [element("p", { className: "word" }, mark(state), this.t(word))];
    if (person) {
      lines.push(element("p", { className: "told-name", text: person.name }));
      lines.push(element("p", { className: "told-party", text: party(person) }));
    }
    if (state !== "admitted") lines.push(element("p", { className: "told-message", text: message }));
    for (const note of notes) lines.push(element("p", { className: "told-note", text: note }));
    if (first) {
      const line = this.t("first", { time: this.time(first.at), gate: first.gate });
      lines.push(element("p", { className: "told-first", text: line }));
    }
    if (inside) lines.push(element("p", { className: "told-note", text: this.t("inside_again") }));
    if (person && state !== "refused") {
      lines.push(element("p", { className: "told-next", text: this.#next(told) }));
    }
    if (here) lines.push(element("p", { className: "told-source", text: this.t("here") }));
    this.told.replaceChildren(...lines);
    this.verdict.scrollTop = 0;
    this.#freshen();
    this.verdict.dataset.told = String(++this.count); // so that equal verdicts in a row differ
  }

  #freshen() {
    const { dataset } = this.verdict;
    dataset.old = "false";
    delete dataset.flash;
    void this.verdict.offsetWidth; // restarts the flash
    dataset.flash = "";
    clearTimeout(this.ageing);
    this.ageing = setTimeout(() => {
      dataset.old = "true";
    }, FRESH_MS);
  }

  #next({ meeting, person }) {
    if (!meeting) return this.t("no_meeting");
    const line = this.t("meeting", {
      time: this.time(meeting.starts),
      table: [meeting.table_number, meeting.zone].filter(Boolean).join(" "),
      partner: person.partner ? meeting.cooperative : meeting.partner,
    });
    const left = meeting.minutes_left
      ? this.t("meeting_left", { span: this.#span(meeting.minutes_left) })
      : this.t("meeting_now");
    return `${line} (${left})`;
  }

  #span(minutes) {
    return lasting(minutes, (unit, values) => this.t(`span_${unit}`, values));
  }

  /**
   * @param {{link: string, pending: number, conflicts: number, age: number | null}} state
   *   `age` in milliseconds since the data was last known to be new
   * @param {(name: string) => Iterable<HTMLElement>} places where a counter stands: the page has
   *   some, and each dialog that lies over it
   */
  counts({ link, pending, conflicts, age }, places) {
    const write = (name, text, warn) => {
      for (const place of places(name)) writeCounter(place, text, warn);
    };
    write("link", this.t(`link_${link}`), link !== "online");
    write("pending", String(pending), pending > 0);
    write("conflict_count", String(conflicts), conflicts > 0);
    write("age", this.#age(age), age === null || age > 10 * 60_000);
  }

  #age(age) {
    if (age === null) return this.t("age_none");
    const minutes = Math.floor(age / 60_000);
    if (minutes < 1) return this.t("age_now");
    if (minutes < 60) return this.t("age_minutes", { minutes });
    return this.t("age_hours", { hours: Math.floor(minutes / 60) });
  }
}
