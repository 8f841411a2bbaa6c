// A scan from the reading of a code to the verdict: it never waits long for the network, shows no
// verdict before the scan is stored, and always ends in a verdict.
import { newId } from "../../frame/offline/ids.js";
import { Declined, SignedOut, Unreachable } from "../../frame/offline/server.js";
import { deviceTime } from "../../frame/offline/time.js";
import { decideScan } from "./here.js";
import { minutesLeft, nextMeeting } from "./roster.js";

const LONGEST_CODE = 2_001;

/**
 * What staff are shown.
 * @typedef {{state: "admitted" | "attention" | "refused", direction: string,
 *   reason: string | null, message: string, notes: string[], person: object | null,
 *   first: {gate: string, at: number} | null, meeting: object | null, here: boolean, inside?: boolean}} Told
 *   `here`: decided by the device itself; `inside`: the person went in before, which is no refusal
 *   in the eyes of staff: after a break people come back
 */

export class Door {
  #turn = Promise.resolve();

  /**
   * @param {{snapshot: object, ledger: object, server: object, sync: object, clock: object,
   *   text: (key: string) => string, place: () => {gateId: string, direction: string},
   *   principal: () => string}} parts
   */
  constructor(parts) {
    Object.assign(this, parts);
  }

  /**
   * @param {{code: string} | {attendee_id: string}} subject what was read, or who was found
   * @returns {Promise<Told>}
   */
  scan(subject) {
    // One after the other: each decision depends on the one before.
    const told = this.#turn.then(() => this.#scan(subject));
    this.#turn = told.catch(() => {});
    return told;
  }

  async #scan(subject) {
    const { gateId, direction } = this.place();
    const roster = this.snapshot.roster;
    const gate = roster.gates.get(gateId);
    if (!gate) return this.#plain("no_gate");
    const at = this.clock.now();
    const deviceAt = Date.now();
    const made = {
      scan_id: newId(),
      gate_id: gateId,
      ...sendable(subject),
      direction,
      scanned_at: deviceTime(deviceAt),
    };
    const here = this.#decide(subject, gate, direction, at);
    const { verdict, reason } = here.decision;
    const refused = verdict === "refused" ? { refused: reason } : {};
    const eventId = roster.event.id;
    const entry = { ...here, eventId, deviceAt, scan: { ...made, offline: true, ...refused } };
    // Waiting scans go first, else the server would decide on this scan without them.
    const ask = this.sync.link === "online" && this.ledger.isClear(eventId);
    const isKept = await this.ledger.record(entry, ask).then(
      () => true,
      () => false,
    );
    const told = ask ? await this.#ask(entry, { ...made, offline: false }, isKept) : null;
    if (told) return told;
    this.sync.now();
    return isKept ? this.#tellHere(here, roster) : this.#plain("not_saved");
  }

  /** Decide by the device's own data. */
  #decide(subject, gate, direction, at) {
    const roster = this.snapshot.roster;
    const device = this.principal();
    const scan = { gate, direction, at, device };
    const own = (...where) => this.ledger.passages(...where);
    const { decision, person, day } = decideScan(roster, subject, scan, own);
    return {
      decision,
      device,
      direction,
      at,
      day,
      area: gate.area,
      gate: gate.name,
      attendeeId: person?.id ?? null,
      name: person?.name ?? null,
    };
  }

  /**
   * @param {boolean} isKept false: this device could not write the scan down; the server can
   * @returns {Promise<Told | null>} null: nobody answered in time
   */
  async #ask(entry, scan, isKept) {
    // If the disk is full by now, the scan is sent again with the others; the server knows its id.
    const settle = (outcome) =>
      isKept &&
      this.ledger
        .settle([{ entry, ...outcome, shown: true }])
        .catch(() => this.ledger.unanswered(entry.scan.scan_id));
    try {
      const answer = await this.server.scan(scan);
      await settle({ answer, rejection: null });
      return this.#tellAnswer(answer);
    } catch (error) {
      this.ledger.unanswered(entry.scan.scan_id);
      if (error instanceof Declined) {
        await settle({ answer: null, rejection: error.message });
        return { ...this.#plain("declined"), message: error.message };
      }
      if (error instanceof Unreachable || error instanceof SignedOut) this.sync.lost();
      else throw error;
      return null;
    }
  }

  #tellAnswer(answer) {
    const meeting = answer.next_meeting;
    return {
      state: state(answer.verdict, answer.attention.length > 0, answer.reason),
      inside: isInside(answer.verdict, answer.reason),
      direction: answer.direction,
      reason: answer.reason,
      message: answer.message,
      notes: answer.attention.map((note) => note.message),
      calls: answer.calls,
      changed: answer.changed_meetings,
      person: answer.person,
      first: answer.first_admission && {
        gate: answer.first_admission.gate,
        at: Date.parse(answer.first_admission.at),
      },
      meeting: meeting && { ...meeting, starts: Date.parse(meeting.starts_at) },
      here: false,
    };
  }

  #tellHere(here, roster) {
    const { decision, direction, at, attendeeId, area, day } = here;
    const person = roster.people.get(attendeeId) ?? null;
    const admitted = decision.verdict === "admitted";
    const key = admitted ? `admitted_${direction}` : `refused_${decision.reason}`;
    return {
      state: state(decision.verdict, decision.reason !== null, decision.reason),
      inside: isInside(decision.verdict, decision.reason),
      direction,
      reason: decision.reason,
      message: this.text(`checkin.${key}`),
      notes: admitted && decision.reason ? [this.text(`checkin.attention_${decision.reason}`)] : [],
      person: person && shownPerson(person),
      first:
        decision.reason === "already_inside" ? this.#firstHere(roster, attendeeId, area, day) : null,
      meeting: person && shownMeeting(nextMeeting(roster.meetingsOf(person), at), at),
      here: true,
    };
  }

  #firstHere(roster, attendeeId, area, day) {
    const own = this.ledger.passages(attendeeId, area, day).find((p) => p.direction === "entry");
    const known = roster.firstEntry(attendeeId, area, day);
    if (!known || (own && own.at < known.at)) return own ? { gate: own.gate, at: own.at } : known;
    return known;
  }

  #plain(key) {
    const message = this.text(`web.scanner_${key}`);
    const told = { state: "refused", direction: "entry", reason: key, message, notes: [] };
    return { ...told, person: null, first: null, meeting: null, here: true };
  }
}

/** Return a code as it can be sent: cut to the longest that is accepted, without half characters. */
function sendable(subject) {
  if (!("code" in subject)) return subject;
  return { code: subject.code.slice(0, LONGEST_CODE).replace(/\p{Surrogate}/gu, "\ufffd") };
}

const isInside = (verdict, reason) => verdict === "refused" && reason === "already_inside";

const state = (verdict, flagged, reason) => {
  if (isInside(verdict, reason)) return "attention";
  return verdict === "refused" ? "refused" : flagged ? "attention" : "admitted";
};

function shownPerson({ id, name, kind, cooperative, partner }) {
  return {
    attendee_id: id,
    name,
    kind,
    cooperative: cooperative?.name ?? null,
    village: cooperative?.village ?? null,
    kecamatan: cooperative?.kecamatan ?? null,
    partner: partner?.name ?? null,
  };
}

function shownMeeting(meeting, at) {
  if (!meeting) return null;
  return {
    starts: meeting.starts,
    table_number: meeting.tableNumber,
    zone: meeting.zone,
    partner: meeting.partner,
    cooperative: meeting.cooperative,
    minutes_left: minutesLeft(meeting, at),
  };
}
