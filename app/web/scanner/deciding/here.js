// A decision on a scan by what the device itself knows.
import { dayOf } from "../../frame/offline/time.js";
import { decideHere } from "./roster.js";

/**
 * Decide on who was read or found, at a gate and in a direction.
 * @param {import("./roster.js").Roster} roster
 * @param {{code: string} | {attendee_id: string}} subject
 * @param {{gate: object, direction: "entry" | "exit", at: number, device: string}} scan `at` in
 *   milliseconds by the server's clock
 * @param {(attendeeId: string, area: string, day: string) => object[]} ownPassages those that this
 *   device admitted and the snapshot may lack
 * @returns {{decision: import("./decide.js").Decision, person: object | null, day: string}}
 */
export function decideScan(roster, subject, { gate, direction, at, device }, ownPassages) {
  const { person, badge } =
    "code" in subject
      ? roster.holderOfCode(subject.code, gate)
      : roster.holderById(subject.attendee_id, gate);
  const day = dayOf(at, roster.event.timezone);
  const history = person
    ? [
        ...roster.admitted(person.id, gate.area, day),
        ...ownPassages(person.id, gate.area, day),
      ]
    : [];
  const decision = decideHere({ device, direction, at, offline: true }, badge, history, {
    opensAt: gate.opens_at && Date.parse(gate.opens_at),
    closesAt: gate.closes_at && Date.parse(gate.closes_at),
  });
  return { decision, person, day };
}
