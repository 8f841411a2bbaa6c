// The server's time as far as the device knows it, and moments in the event's time zone.

/** Smaller steps than this are ordinary corrections of a clock. */
const LEAP_MS = 2_000;
const WATCH_MS = 1_000;

/** The device's clock and how far it is ahead of the server's. */
export class Clock {
  #seen = null;

  /**
   * @param {number} offset milliseconds by which the device is ahead
   * @param {number} earliest a moment by the server's clock that has passed: an empty battery may
   *   have sent the device's clock years back
   */
  constructor(offset = 0, earliest = 0) {
    this.offset = offset;
    this.earliest = earliest;
  }

  /** @returns {number} the server's time, as far as known */
  now() {
    return Math.max(Date.now() - this.offset, this.earliest);
  }

  /** Watch the device's clock for as long as the page lives. */
  keepWatch() {
    setInterval(() => this.watch(performance.now(), Date.now()), WATCH_MS);
  }

  /**
   * Notice that the device's clock was set back while the page is open; call this often. A clock
   * set forward looks like a sleep of the device; the next call to the server corrects it.
   * @param {number} steady milliseconds by a clock that nobody can set
   * @param {number} shown milliseconds by the device's clock
   * @returns {boolean} whether it was set back; the server's time goes on as before
   */
  watch(steady, shown) {
    const before = this.#seen;
    this.#seen = { steady, shown };
    if (before === null) return false;
    const leap = shown - before.shown - (steady - before.steady);
    if (leap > -LEAP_MS) return false;
    this.offset += leap;
    return true;
  }

  /**
   * Compute the offset from an answered call, assuming that the server read its clock half way.
   * @param {number} asked device time before the call
   * @param {number} answered device time after it
   * @param {string} serverTime
   */
  learn(asked, answered, serverTime) {
    this.offset = Math.round((asked + answered) / 2 - Date.parse(serverTime));
    this.earliest = Date.parse(serverTime);
  }
}

/** @param {number} at device time @returns {string} RFC 3339, with the device's own zone */
export function deviceTime(at) {
  const minutes = -new Date(at).getTimezoneOffset();
  const local = new Date(at + minutes * 60_000).toISOString().slice(0, -1);
  const two = (value) => String(Math.trunc(value)).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${local}${minutes < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}

const formats = new Map();

function format(locale, zone, options) {
  const key = JSON.stringify([locale, zone, options]);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }));
  }
  return formats.get(key);
}

/** @param {number} at @param {string} zone @returns {string} the gate day, as `2025-07-04` */
export function dayOf(at, zone) {
  return format("en-CA", zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}

/** @returns {string} the weekday of a moment, as `Sabtu`; empty if it is on the same day as `now` */
export function weekdayOf(at, now, zone, locale) {
  return dayOf(at, zone) === dayOf(now, zone) ? "" : format(locale, zone, { weekday: "long" }).format(at);
}

/** @returns {string} `09.40` in Indonesian, `09:40` in English */
export function clockTime(at, zone, locale) {
  const parts = format("en-GB", zone, { hour: "2-digit", minute: "2-digit" }).formatToParts(at);
  const [hour, minute] = ["hour", "minute"].map((t) => parts.find((p) => p.type === t).value);
  return `${hour}${locale === "id" ? "." : ":"}${minute}`;
}

/**
 * A span of time in words, as the server's `lasting` says it: hours and minutes.
 * @param {number} minutes
 * @param {(unit: "hours" | "minutes", values: object) => string} say
 */
export function lasting(minutes, say) {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = hours ? [say("hours", { hours })] : [];
  if (rest || !hours) parts.push(say("minutes", { minutes: rest }));
  return parts.join(" ");
}
