// Draws what the rules say. Nothing scrolls; what does not fit is shown in turns.
import { byId } from "../frame/offline/screen/dialogs.js";
import { element } from "../frame/offline/screen/elements.js";
import { clockTime, dayOf, weekdayOf } from "../frame/offline/time.js";
import { callsAt, countdown, layoutOf, momentOf, pageOf, placesOf, turnAt } from "./rules.js";

/** A name that is too long is written smaller, down to this part of its size; then it is cut. */
const SMALLEST = 0.6;

export class View {
  #drawn = {};
  #calm = matchMedia("(prefers-reduced-motion: reduce)");

  /** @param {import("../frame/offline/screen/texts.js").Texts} texts */
  constructor(texts) {
    this.texts = texts;
    new ResizeObserver(() => this.#again()).observe(byId("stage"));
    document.fonts?.ready.then(() => this.#again());
  }

  t(name, values) {
    return this.texts.get(`web.signage_${name}`, values);
  }

  /** @param {object | null} plan @param {number} now */
  show(plan, now) {
    this.#last = [plan, now];
    this.zone = plan?.event.timezone ?? "Asia/Jakarta";
    this.programme = plan?.programme ?? [];
    const moment = momentOf(this.programme, now);
    const layout = layoutOf(moment);
    byId("door").dataset.layout = layout;
    write(byId("event-name"), plan?.event.name ?? "");
    fit(byId("event-name"));
    write(byId("clock"), plan ? this.#time(now) : "");
    this.#showCalls(callsAt(plan?.calls ?? [], this.programme, now), now);
    this.#showBand(moment, layout, now, plan);
    const panels = { running: moment.running, next: moment.slot };
    for (const [name, slot] of Object.entries(panels)) {
      byId(name).hidden = layout !== "both" && layout !== name;
      if (!byId(name).hidden) this.#showPanel(name, slot, plan, moment, now);
    }
  }

  /** Draw again after a change of the size or the font. */
  #again() {
    this.#drawn = {};
    if (this.#last) this.show(...this.#last);
  }

  #last = null;

  #time(at) {
    return clockTime(typeof at === "string" ? Date.parse(at) : at, this.zone, this.texts.locale);
  }

  #left(until, now) {
    const { unit, values } = countdown(Date.parse(until), now, this.#calm.matches);
    return this.t(`left_${unit}`, values);
  }

  #title(interval) {
    const own = this.texts.locale === "en" ? interval.title_en : interval.title_id;
    if (own || interval.title_id) return own || interval.title_id;
    if (interval.kind !== "slot") return this.t(`kind_${interval.kind}`);
    const day = dayOf(Date.parse(interval.starts_at), this.zone);
    const slots = this.programme.filter(
      ({ kind, starts_at }) => kind === "slot" && dayOf(Date.parse(starts_at), this.zone) === day,
    );
    return this.t("slot", { number: slots.findIndex(({ id }) => id === interval.id) + 1 });
  }

  /** Draw the present interval if it is no slot: a break, a plenary, the day's end, nothing. */
  #showBand({ running, next }, layout, now, plan) {
    const band = byId("band");
    band.hidden = layout === "both" || layout === "running" || (layout === "next" && !running);
    if (band.hidden) return;
    const shown = running ?? next;
    write(byId("band-label"), running ? this.t("now") : next ? this.t("next") : "");
    write(byId("band-title"), shown ? this.#title(shown) : this.t(plan?.programme.length ? "over" : "empty"));
    write(byId("band-when"), shown ? this.#when(shown, now) : "");
    write(byId("band-left"), running ? this.#left(running.ends_at, now) : next ? this.#left(next.starts_at, now) : "");
    fit(byId("band-title"));
  }

  #when({ starts_at, ends_at }, now) {
    return `${this.#day(starts_at, now)}${this.#time(starts_at)}–${this.#time(ends_at)}`;
  }

  /** Return the name of another day than the present one, before a time on it. */
  #day(at, now) {
    const day = weekdayOf(Date.parse(at), now, this.zone, this.texts.locale);
    return day && `${day} `;
  }

  #showPanel(name, slot, plan, { next }, now) {
    const panel = byId(name);
    const part = (of) => panel.querySelector(`.${of}`);
    write(part("label"), `${this.t(name === "running" ? "now" : "next")} · ${this.#title(slot)}`);
    write(part("when"), this.#when(slot, now));
    write(part("left"), this.#left(name === "running" ? slot.ends_at : slot.starts_at, now));
    const before = name === "next" && next.id !== slot.id ? next : null;
    write(part("before"), before ? `${this.#day(before.starts_at, now)}${this.#time(before.starts_at)} ${this.#title(before)}` : "");
    const places = placesOf(plan.meetings, slot);
    write(part("none"), places.length ? "" : this.t(plan.timetable === null ? "unpublished" : "nobody"));
    this.#showList(name, part("list"), part("page"), places, now);
  }

  #showList(name, list, pageNote, places, now) {
    const { rows, columns } = roomOf(list);
    const page = pageOf(places, rows * columns, turnAt(now));
    const key = JSON.stringify([page, rows, columns, this.texts.locale]);
    if (this.#drawn[name] === key) return;
    this.#drawn[name] = key;
    write(pageNote, page.count > 1 ? `${page.number}/${page.count}` : "");
    list.style.setProperty("--rows", rows);
    list.replaceChildren(...page.items.map((place) => this.#row(place)));
    for (const line of list.querySelectorAll(".fit")) fit(line);
  }

  #row({ table_number, partner, village, kecamatan }) {
    const number = element("b", { className: "number", text: String(table_number) });
    number.setAttribute("aria-label", this.t("table", { number: table_number }));
    return element(
      "li",
      {},
      number,
      element(
        "div",
        {},
        element(
          "p",
          { className: "line" },
          element("b", { className: "village fit", text: village }),
          element("span", { className: "kecamatan fit", text: kecamatan }),
        ),
        element("p", { className: "partner fit", text: partner }),
      ),
    );
  }

  /** Draw one call at a time, in turns. */
  #showCalls(calls, now) {
    byId("calls").hidden = calls.length === 0;
    if (calls.length === 0) return;
    const { items, number, count } = pageOf(calls, 1, turnAt(now));
    const [{ village, kecamatan, table_number, partner, slot }] = items;
    write(byId("call-village"), village);
    write(byId("call-kecamatan"), kecamatan);
    write(byId("call-table"), this.t("table", { number: table_number }));
    write(byId("call-when"), `${this.#day(slot.starts_at, now)}${this.#time(slot.starts_at)} · ${partner}`);
    write(byId("call-page"), count > 1 ? `${number}/${count}` : "");
    for (const line of byId("calls").querySelectorAll(".fit")) fit(line);
  }
}

/** Return how many rows and columns of a list fit. */
function roomOf(list) {
  const style = getComputedStyle(list);
  const row = Number.parseFloat(style.getPropertyValue("grid-auto-rows"));
  const rows = Math.max(1, Math.floor((list.clientHeight + 1) / row));
  return { rows, columns: Number(style.getPropertyValue("--columns")) || 1 };
}

/** Reduce the size of a line until it fits. */
function fit(line) {
  line.style.fontSize = "";
  const ratio = line.clientWidth / line.scrollWidth;
  if (ratio >= 1 || !Number.isFinite(ratio)) return;
  const size = Number.parseFloat(getComputedStyle(line).fontSize);
  line.style.fontSize = `${size * Math.max(SMALLEST, ratio * 0.99)}px`;
}

function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
