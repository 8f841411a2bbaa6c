// The meetings of a table as its host sees them; pure functions.

/** How long before its beginning a meeting counts as the present one. */
const AHEAD_MS = 5 * 60_000;
/** How long after its end a meeting that nobody marked still counts as one that may begin late. */
const LATE_MS = 60 * 60_000;
const ENDED = new Set(["held", "no_show"]);

/**
 * @typedef {{id: string, cooperative_id: string, partner_id: string, village: string,
 *   kecamatan: string, cooperative: string, partner: string, table_id: string,
 *   table_number: number, zone: string | null, starts_at: string, ends_at: string, badges: string[], status: string,
 *   outcome: object | null}} Meeting
 * @typedef {{status?: string, outcome?: object}} Fact
 */

/**
 * Return what can be recorded of a meeting by a tap, the most likely first; what is `asked` needs a
 * second tap: a thumb that scrolls may not mark anybody absent, nor begin what is not at hand.
 * @param {Meeting} meeting
 * @param {boolean} isAhead whether its time is still to come, so that nobody can have missed it
 * @returns {{choice: string, asked: boolean}[]}
 */
export function choicesOf({ status }, isAhead) {
  const start = { choice: "start", asked: isAhead };
  const absent = { choice: "no_show", asked: true };
  const [held, outcome, undo] = ["held", "outcome", "undo"].map((choice) => ({ choice, asked: false }));
  const planned = isAhead ? [start] : [start, absent];
  return { planned, running: [held, absent, undo], held: [outcome, undo], no_show: [undo] }[status];
}

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
 * Sort meetings as their host looks for them. One that was not marked stays the present one until its
 * time is over and the next at its table is at hand; then it is an earlier one.
 * @param {Meeting[]} meetings in order of time
 * @param {number} now
 * @returns {{now: Meeting[], next: Meeting[], earlier: Meeting[], done: Meeting[]}}
 */
export function sorted(meetings, now) {
  const groups = { now: [], next: [], earlier: [], done: [] };
  const begins = ({ starts_at }) => Date.parse(starts_at);
  const latest = new Map(); // by table: when the latest meeting at hand begins
  for (const meeting of meetings) {
    if (begins(meeting) - AHEAD_MS > now) continue;
    latest.set(meeting.table_id, Math.max(begins(meeting), latest.get(meeting.table_id) ?? 0));
  }
  const isPast = (meeting) => {
    const over = now - Date.parse(meeting.ends_at);
    return over >= LATE_MS || (over >= 0 && latest.get(meeting.table_id) > begins(meeting));
  };
  for (const meeting of meetings) {
    if (ENDED.has(meeting.status)) groups.done.push(meeting);
    else if (meeting.status === "running") groups.now.push(meeting);
    else if (begins(meeting) - AHEAD_MS > now) groups.next.push(meeting);
    else groups[isPast(meeting) ? "earlier" : "now"].push(meeting);
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
