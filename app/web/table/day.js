// The meetings of a table as its host sees them: pure.

/** A meeting counts as at hand from so long before it begins. */
const AHEAD_MS = 5 * 60_000;
const ENDED = new Set(["held", "no_show"]);

/**
 * @typedef {{id: string, cooperative_id: string, partner_id: string, village: string,
 *   kecamatan: string, cooperative: string, table_number: number, zone: string | null,
 *   starts_at: string, ends_at: string, badges: string[], status: string,
 *   outcome: object | null}} Meeting
 * @typedef {{status?: string, outcome?: object}} Fact
 */

/** The two sides of a meeting: they meet once at most, whatever becomes of the timetable. */
export const pairOf = ({ cooperative_id, partner_id }) => `${cooperative_id} ${partner_id}`;

/**
 * Add what was said here and the server has not heard yet.
 * @param {Meeting[]} meetings
 * @param {(pair: string) => Fact[]} said in the order said
 * @returns {(Meeting & {waits: boolean})[]}
 */
export function withSaid(meetings, said) {
  return meetings.map((meeting) => {
    const facts = said(pairOf(meeting));
    const shown = { ...meeting, waits: facts.length > 0 };
    for (const { status, outcome } of facts) {
      if (status) shown.status = status;
      if (outcome) shown.outcome = outcome;
    }
    return shown;
  });
}

/**
 * @param {Meeting[]} meetings in order of time
 * @param {number} now
 * @returns {{now: Meeting[], next: Meeting[], done: Meeting[]}} `now` has those unmarked, too
 */
export function sorted(meetings, now) {
  const groups = { now: [], next: [], done: [] };
  for (const meeting of meetings) {
    const atHand = meeting.status === "running" || Date.parse(meeting.starts_at) - AHEAD_MS <= now;
    groups[ENDED.has(meeting.status) ? "done" : atHand ? "now" : "next"].push(meeting);
  }
  return groups;
}

/**
 * The meeting that a badge comes for: the first that is not over, else one that was.
 * @param {Meeting[]} meetings in order of time
 * @param {string} badgeId
 * @returns {Meeting | null}
 */
export function meetingOf(meetings, badgeId) {
  const own = meetings.filter(({ badges }) => badges.includes(badgeId));
  return own.find(({ status }) => !ENDED.has(status)) ?? own[0] ?? null;
}
