// What a screen shows at a moment; pure functions. Moments are milliseconds by the server's clock.

/** How long a page of a list is shown: enough to find one's village among ten. */
export const TURN_MS = 8_000;
const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/**
 * @typedef {{id: string, kind: string, title_id: string, title_en: string,
 *   starts_at: string, ends_at: string}} Interval
 * @typedef {{slot_id: string, table_number: number, zone: string | null, partner: string,
 *   village: string, kecamatan: string}} Place
 * @typedef {{running: Interval | null, next: Interval | null, slot: Interval | null}} Moment
 */

const startOf = ({ starts_at }) => Date.parse(starts_at);
const endOf = ({ ends_at }) => Date.parse(ends_at);

/**
 * Return the present interval, the next one, and the next slot.
 * @param {Interval[]} programme in order of time
 * @param {number} now
 * @returns {Moment}
 */
export function momentOf(programme, now) {
  const ahead = programme.filter((one) => startOf(one) > now);
  return {
    running: programme.find((one) => startOf(one) <= now && now < endOf(one)) ?? null,
    next: ahead[0] ?? null,
    slot: ahead.find(({ kind }) => kind === "slot") ?? null,
  };
}

/**
 * Return which lists are shown: of the running slot, of the next one, of both, or of neither.
 * @param {Moment} moment
 * @returns {"both" | "running" | "next" | "none"}
 */
export function layoutOf({ running, slot }) {
  if (running?.kind === "slot") return slot ? "both" : "running";
  return slot ? "next" : "none";
}

/**
 * Return who goes to which table in a slot, sorted by village, which is what people look for.
 * @param {Place[]} meetings
 * @param {Interval} slot
 * @returns {Place[]}
 */
export function placesOf(meetings, { id }) {
  return meetings
    .filter(({ slot_id }) => slot_id === id)
    .sort(
      (one, other) =>
        one.village.localeCompare(other.village, "id") ||
        one.kecamatan.localeCompare(other.kecamatan, "id") ||
        one.table_number - other.table_number,
    );
}

/**
 * Return the valid calls: nobody is called to a slot that has begun.
 * @param {Place[]} calls
 * @param {Interval[]} programme
 * @param {number} now
 * @returns {(Place & {slot: Interval})[]}
 */
export function callsAt(calls, programme, now) {
  const slots = new Map(programme.map((one) => [one.id, one]));
  return calls
    .map((call) => ({ ...call, slot: slots.get(call.slot_id) }))
    .filter(({ slot }) => slot && startOf(slot) > now);
}

/** @param {number} now @returns {number} screens of one hall turn their pages together */
export const turnAt = (now) => Math.floor(now / TURN_MS);

/**
 * Return the page of a list for a turn; pages differ in length by at most one item.
 * @template T
 * @param {T[]} items
 * @param {number} most that fit
 * @param {number} turn
 * @returns {{items: T[], number: number, count: number}} `number` from 1
 */
export function pageOf(items, most, turn) {
  const count = Math.max(1, Math.ceil(items.length / Math.max(1, most)));
  const at = turn % count;
  const start = (page) => Math.floor((page * items.length) / count);
  return { items: items.slice(start(at), start(at + 1)), number: at + 1, count };
}

/**
 * Return the time until a moment, in words.
 * @param {number} until
 * @param {number} now
 * @param {boolean} calm whole minutes, for those whom ticking seconds disturb
 * @returns {{unit: "days" | "hours" | "minutes" | "clock", values: Record<string, string>}}
 */
export function countdown(until, now, calm) {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  const minutes = Math.ceil(seconds / 60);
  const two = (value) => String(value).padStart(2, "0");
  if (minutes >= DAY_MINUTES) {
    return { unit: "days", values: { days: String(Math.floor(minutes / DAY_MINUTES)) } };
  }
  if (minutes >= HOUR_MINUTES) {
    const hours = Math.floor(minutes / HOUR_MINUTES);
    return {
      unit: "hours",
      values: { hours: String(hours), minutes: String(minutes - hours * HOUR_MINUTES) },
    };
  }
  if (calm) return { unit: "minutes", values: { minutes: String(minutes) } };
  const whole = Math.floor(seconds / 60);
  return { unit: "clock", values: { minutes: two(whole), seconds: two(seconds % 60) } };
}

/**
 * Return the age of what is shown, in the scanner's words.
 * @param {number | null} checkedAt when the server last confirmed it
 * @param {number} now
 * @returns {{name: string, values: Record<string, number>}} of a text
 */
export function ageOf(checkedAt, now) {
  if (checkedAt === null) return { name: "age_none", values: {} };
  const minutes = Math.max(0, Math.floor((now - checkedAt) / MINUTE_MS));
  if (minutes < 1) return { name: "age_now", values: {} };
  if (minutes < 2 * HOUR_MINUTES) return { name: "age_minutes", values: { minutes } };
  return { name: "age_hours", values: { hours: Math.floor(minutes / HOUR_MINUTES) } };
}
