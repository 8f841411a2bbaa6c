// The meetings as the host sees them: the present one first, with a button for each possible fact.
import { arrange, element } from "../frame/offline/screen/elements.js";
import { clockTime } from "../frame/offline/time.js";
import { choicesOf, sorted } from "./day.js";

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
      const cards = groups[name].map((meeting) => this.#cardOf(meeting, scene, name === "next"));
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
  #cardOf(meeting, scene, isAhead) {
    const shape = [meeting.status, isAhead, meeting.village, this.texts.locale].join(" ");
    const known = this.#cards.get(meeting.id);
    const card = known?.shape === shape ? known.card : this.#card(meeting, isAhead);
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

  #card(meeting, isAhead) {
    const card = element(
      "li",
      { className: "meeting" },
      element("p", { className: "when" }),
      element("h3", { className: "village" }),
      element("p", { className: "soft" }),
      element("p", { className: "state" }),
      element("div", { className: "choices" }),
    );
    card.dataset.status = meeting.status;
    card.dataset.meeting = meeting.id;
    this.#offer(card.querySelector(".choices"), meeting, isAhead);
    return card;
  }

  #state({ status, outcome, waits }) {
    const parts = [`${MARKS[status]} ${this.t(`status_${status}`)}`];
    if (outcome) parts.push(this.t(`interest_${outcome.interest}`));
    if (waits) parts.push(this.t("waits"));
    return parts.join(" · ");
  }

  /** Show a button for each possible fact; of some it is asked first whether they are meant. */
  #offer(place, meeting, isAhead) {
    const buttons = choicesOf(meeting, isAhead).map(({ choice, asked }, at) => {
      const button = this.#button(meeting, choice, at === 0);
      button.addEventListener("click", () => {
        if (asked) this.#ask(place, meeting, isAhead, { choice, at });
        else this.#chosen(meeting, choice);
      });
      return button;
    });
    place.replaceChildren(...buttons);
  }

  /** Ask whether a fact is meant; a second tap at the same place says that it is not. */
  #ask(place, meeting, isAhead, { choice, at }) {
    const yes = this.#button(meeting, `yes_${choice}`, true);
    const no = this.#button(meeting, "not_so", false);
    yes.addEventListener("click", () => this.#chosen(meeting, choice));
    no.addEventListener("click", () => {
      this.#offer(place, meeting, isAhead);
      place.children[at].focus();
    });
    place.replaceChildren(...(at === 0 ? [no, yes] : [yes, no]));
    no.focus();
  }

  #chosen(meeting, choice) {
    this.onChoice(this.#cards.get(meeting.id).meeting, choice);
  }

  #button(meeting, choice, isFirst) {
    const text = this.t(`choice_${choice}`);
    const button = element("button", { text, className: isFirst ? "first" : "second" });
    button.type = "button";
    button.dataset.key = `${meeting.id} ${choice}`;
    button.setAttribute("aria-label", `${text}, ${meeting.village}`);
    return button;
  }
}
