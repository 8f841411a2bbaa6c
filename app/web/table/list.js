// The meetings as the host sees them: the present one first, with a button for each possible fact.
import { arrange, element } from "../frame/offline/screen/elements.js";
import { clockTime } from "../frame/offline/time.js";
import { sorted } from "./day.js";

/** Facts that can be recorded of a meeting in each state, the most likely first. */
const CHOICES = {
  planned: ["start", "no_show"],
  running: ["held", "no_show", "undo"],
  held: ["outcome", "undo"],
  no_show: ["undo"],
};
const MARKS = { planned: "○", running: "▸", held: "✓", no_show: "×" };

export class List {
  /** @type {Map<string, {shape: string, card: HTMLElement, meeting: object}>} by meeting */
  #cards = new Map();

  /**
   * @param {Record<"now" | "next" | "earlier" | "done", HTMLElement>} places
   * @param {import("../frame/offline/screen/texts.js").Texts} texts
   * @param {(meeting: object, choice: string) => void} onChoice
   */
  constructor(places, texts, onChoice) {
    Object.assign(this, { places, texts, onChoice });
  }

  t(name, values) {
    return this.texts.get(`web.host_${name}`, values);
  }

  /**
   * @param {object[]} meetings
   * @param {{now: number, zone: string, many: boolean, partners: string[]}} scene
   */
  show(meetings, scene) {
    const groups = sorted(meetings, scene.now);
    const there = new Set(meetings.map(({ id }) => id));
    for (const id of [...this.#cards.keys()]) if (!there.has(id)) this.#cards.delete(id);
    const focused = document.activeElement?.dataset?.key;
    for (const [name, place] of Object.entries(this.places)) {
      const cards = groups[name].map((meeting) => this.#cardOf(meeting, scene));
      arrange(place.querySelector("ol"), cards);
      place.hidden = cards.length === 0 && name !== "now";
      place.querySelector(".none")?.toggleAttribute("hidden", cards.length > 0);
    }
    const summary = this.places.earlier.querySelector("summary");
    const earlier = this.t("earlier", { count: groups.earlier.length });
    if (summary.textContent !== earlier) summary.textContent = earlier;
    if (focused) document.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }

  /** Return a meeting's card: the one that is shown already, as long as its buttons are the same. */
  #cardOf(meeting, scene) {
    const shape = [meeting.status, meeting.village, this.texts.locale].join(" ");
    const known = this.#cards.get(meeting.id);
    const card = known?.shape === shape ? known.card : this.#card(meeting);
    this.#cards.set(meeting.id, { shape, card, meeting });
    for (const [name, text] of Object.entries(this.#words(meeting, scene))) {
      const place = card.querySelector(`.${name}`);
      if (place.textContent !== text) place.textContent = text;
    }
    return card;
  }

  #words(meeting, { zone, many, partners }) {
    const time = (at) => clockTime(Date.parse(at), zone, this.texts.locale);
    const when = [`${time(meeting.starts_at)}–${time(meeting.ends_at)}`];
    if (many) when.push(this.t("table", { number: meeting.table_number }));
    return {
      when: when.join(" · "),
      village: meeting.village,
      soft: [meeting.kecamatan, meeting.cooperative, ...(partners.length > 1 ? [meeting.partner] : [])].join(" · "),
      state: this.#state(meeting),
    };
  }

  #card(meeting) {
    const card = element(
      "li",
      { className: "meeting" },
      element("p", { className: "when" }),
      element("h3", { className: "village" }),
      element("p", { className: "soft" }),
      element("p", { className: "state" }),
      element("div", { className: "choices" }, ...this.#choices(meeting)),
    );
    card.dataset.status = meeting.status;
    card.dataset.meeting = meeting.id;
    return card;
  }

  #state({ status, outcome, waits }) {
    const parts = [`${MARKS[status]} ${this.t(`status_${status}`)}`];
    if (outcome) parts.push(this.t(`interest_${outcome.interest}`));
    if (waits) parts.push(this.t("waits"));
    return parts.join(" · ");
  }

  #choices(meeting) {
    return CHOICES[meeting.status].map((choice, at) => {
      const text = this.t(`choice_${choice}`);
      const button = element("button", { text, className: at === 0 ? "first" : "second" });
      button.type = "button";
      button.dataset.key = `${meeting.id} ${choice}`;
      button.setAttribute("aria-label", `${text}, ${meeting.village}`);
      button.addEventListener("click", () => this.onChoice(this.#cards.get(meeting.id).meeting, choice));
      return button;
    });
  }
}
