// Offers of seats at this table that wait for an answer, answered by whoever stands there.
import { runFrom } from "../frame/offline/screen/dialogs.js";
import { arrange, element } from "../frame/offline/screen/elements.js";
import { Declined } from "../frame/offline/server.js";
import { clockTime } from "../frame/offline/time.js";

export class Calls {
  /** @type {Map<string, HTMLElement>} by offer and language */
  #lines = new Map();

  /**
   * @param {HTMLElement} place
   * @param {{t: (name: string, values?: object) => string, locale: () => string}} words
   * @param {(offer: object, answer: "accepted" | "declined") => Promise<void>} onAnswer
   */
  constructor(place, words, onAnswer) {
    Object.assign(this, { place, words, onAnswer });
  }

  /** @param {object[]} offers @param {{now: number, zone: string}} scene */
  show(offers, { now, zone }) {
    const waiting = offers.filter(({ expires_at }) => Date.parse(expires_at) > now);
    const keys = waiting.map(({ id }) => `${id} ${this.words.locale()}`);
    for (const key of [...this.#lines.keys()]) if (!keys.includes(key)) this.#lines.delete(key);
    const lines = waiting.map((offer, at) => {
      const line = this.#lines.get(keys[at]) ?? this.#line(offer, zone);
      this.#lines.set(keys[at], line);
      return line;
    });
    arrange(this.place.querySelector("ol"), lines);
    this.place.hidden = lines.length === 0;
  }

  #sentence(error) {
    return error instanceof Declined ? error.message : this.words.t("call_failed");
  }

  #line(offer, zone) {
    const { place, expires_at } = offer;
    const time = (at) => clockTime(Date.parse(at), zone, this.words.locale());
    const note = element("p", { className: "notice attention" });
    note.hidden = true;
    const choices = ["accepted", "declined"].map((answer, at) => {
      const text = this.words.t(`call_${answer}`);
      const button = element("button", { text, className: at === 0 ? "first" : "second" });
      button.type = "button";
      button.setAttribute("aria-label", `${text}, ${place.village}`);
      button.addEventListener("click", () =>
        runFrom(button, note, (error) => this.#sentence(error), () => this.onAnswer(offer, answer)),
      );
      return button;
    });
    const values = { time: time(place.starts_at), table: place.table_number };
    return element(
      "li",
      { className: "meeting" },
      element("p", { className: "when", text: this.words.t("call_when", values) }),
      element("h3", { className: "village", text: place.village }),
      element("p", { className: "soft", text: place.kecamatan }),
      element("p", { className: "state", text: this.words.t("call_until", { time: time(expires_at) }) }),
      element("div", { className: "choices" }, ...choices),
      note,
    );
  }
}
