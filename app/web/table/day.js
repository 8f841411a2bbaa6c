// The meetings of a table as its host sees them; pure functions.

/** How long before its beginning a meeting counts as the present one. */
const AHEAD_MS = 5 * 60_000;
const ENDED = new Set(["held", "no_show"]);

/**
 * @typedef {{id: string, cooperative_id: string, partner_id: string, village: string,
 *   kecamatan: string, cooperative: string, table_number: number, zone: string | null,
 *   starts_at: string, ends_at: string, badges: string[], status: string,
 *   outcome: object | null}} Meeting
 * @typedef {{status?: string, outcome?: object}} Fact
 */

/** Return the key of a meeting's two sides, which meet once at most in any timetable. */
export const pairOf = ({ cooperative_id, partner_id }) => `${cooperative_id} ${partner_id}`;

/**
 * Add facts recorded here that the server has not received.
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
 * Return the meeting of a badge's holder: the first that is not over, else a past one.
 * @param {Meeting[]} meetings in order of time
 * @param {string} badgeId
 * @returns {Meeting | null}
 */
export function meetingOf(meetings, badgeId) {
  const own = meetings.filter(({ badges }) => badges.includes(badgeId));
  return own.find(({ status }) => !ENDED.has(status)) ?? own[0] ?? null;
}
