// Whether a person may pass a gate: the rules of app/checkin/scans/rules.py, except refusals that a
// device reports afterwards. Tests compare the two.
// Moments are milliseconds of Unix time.

/**
 * @typedef {"entry" | "exit"} Direction
 * @typedef {{device: string, direction: Direction, at: number, offline: boolean}} Attempt
 * @typedef {{reason: string, authentic: boolean}} NoBadge no badge of this event
 * @typedef {{revokedAt: number | null, withdrawn: boolean, onList: boolean}} KnownBadge
 * @typedef {{direction: Direction, at: number, device: string}} Passage an admission
 * @typedef {{opensAt: number | null, closesAt: number | null}} Hours
 * @typedef {{verdict: "admitted" | "refused", reason: string | null}} Decision
 */

/**
 * Decide on a scan, given the person's passages of that area and day in the order recorded.
 * @param {Attempt} attempt
 * @param {KnownBadge | NoBadge} badge
 * @param {Passage[]} history
 * @param {Hours} hours
 * @returns {Decision} an admission's reason is what an organizer should look into
 */
export function decide(attempt, badge, history, hours) {
  const inOrder = [...history].sort((one, other) => one.at - other.at);
  const before = inOrder.filter((passage) => passage.at <= attempt.at);
  const last = before[before.length - 1] ?? null;
  const following = inOrder[before.length] ?? null;
  const reason =
    objectionToBadge(attempt, badge) ?? objectionToWay(attempt, last, following, hours);
  if (reason === null) return { verdict: "admitted", reason: null };
  if (attempt.offline && !deviceKnew(reason, attempt, badge, last)) {
    return { verdict: "admitted", reason };
  }
  return { verdict: "refused", reason };
}

const isNoBadge = (badge) => "authentic" in badge;

function objectionToBadge(attempt, badge) {
  if (isNoBadge(badge)) return badge.reason;
  if (badge.revokedAt !== null && badge.revokedAt <= attempt.at) return "revoked";
  if (badge.withdrawn) return "cancelled";
  return badge.onList ? null : "not_on_list";
}

function objectionToWay(attempt, last, following, hours) {
  if (attempt.direction === "exit") return leadsIn(last) ? null : "not_inside";
  if (hours.opensAt !== null && attempt.at < hours.opensAt) return "too_early";
  if (hours.closesAt !== null && attempt.at >= hours.closesAt) return "too_late";
  // Two entries without an exit between them are two, even if the earlier one is reported last.
  return leadsIn(last) || leadsIn(following) ? "already_inside" : null;
}

const leadsIn = (passage) => passage !== null && passage.direction === "entry";

/** Whether a device without a network knew the objection, as it does of its own scans. */
function deviceKnew(reason, attempt, badge, last) {
  if (isNoBadge(badge)) return !badge.authentic;
  if (reason === "already_inside" || reason === "not_inside") {
    return (
      last !== null && last.device === attempt.device && last.direction === attempt.direction
    );
  }
  return reason === "too_early" || reason === "too_late";
}
