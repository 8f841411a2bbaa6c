// The event's data on the device: people, badges, gates and meetings.
import { judgeCode, parse, printedCode, unhex } from "../../frame/offline/reading/token.js";
import { decide } from "./decide.js";

/**
 * @typedef {{id: string, name: string, kind: string, withdrawn: boolean,
 *   cooperative: object | null, partner: object | null}} Person
 * @typedef {{starts: number, ends: number, session: string | null, tableId: string,
 *   tableNumber: number, zone: string | null, partner: string, cooperative: string}} Appointment
 * @typedef {{person: Person | null, badge: object}} Holder
 */

const EMPTY = { timezone: "Asia/Jakarta", id: "", name: "" };
const moment = (text) => (text === null ? null : Date.parse(text));

/** Indexes over the parts of a snapshot; rebuilt when a part changes. */
export class Roster {
  /** @param {Map<string, any>} parts by name; buckets as `name/0`, `name/1` ... */
  constructor(parts) {
    const rows = (name) =>
      [...parts].filter(([key]) => key === name || key.startsWith(`${name}/`)).flatMap(([, v]) => v);
    this.event = parts.get("event") ?? EMPTY;
    this.isEmpty = !parts.has("event");
    this.gates = new Map(rows("gates").map((gate) => [gate.id, gate]));
    this.keys = new Map(
      rows("keys").map((key) => [
        key.key_id,
        { eventId: key.event_id, publicKey: unhex(key.public_key) },
      ]),
    );
    this.#readPeople(rows("cooperatives"), rows("partners"), rows("people"));
    this.#readMeetings(rows("slots"), rows("tables"));
    this.admissions = new Map(
      rows("admissions").map((row) => [passageKey(row.attendee_id, row.area, row.day), row]),
    );
  }

  #readPeople(cooperatives, partners, people) {
    this.cooperatives = new Map(cooperatives.map((row) => [row.id, row]));
    this.partners = new Map(partners.map((row) => [row.id, row]));
    this.people = new Map();
    this.badges = new Map();
    for (const row of people) {
      const person = {
        id: row.id,
        name: row.name,
        kind: row.kind,
        withdrawn: row.withdrawn,
        cooperative: this.cooperatives.get(row.cooperative_id) ?? null,
        partner: this.partners.get(row.partner_id) ?? null,
      };
      this.people.set(row.id, person);
      for (const badge of row.badges) {
        this.badges.set(badge.number, { person, revokedAt: moment(badge.revoked_at) });
      }
    }
  }

  #readMeetings(slots, tables) {
    const slotById = new Map(slots.map((slot) => [slot.id, slot]));
    const tableById = new Map(tables.map((table) => [table.id, table]));
    this.appointments = new Map();
    for (const cooperative of this.cooperatives.values()) {
      for (const meeting of cooperative.meetings) {
        const slot = slotById.get(meeting.slot_id);
        const table = tableById.get(meeting.table_id);
        if (!slot || !table) continue;
        const appointment = {
          starts: moment(slot.starts_at),
          ends: moment(slot.ends_at),
          session: slot.session,
          tableId: table.id,
          tableNumber: table.number,
          zone: table.zone,
          partner: this.partners.get(meeting.partner_id)?.name ?? "",
          cooperative: cooperative.name,
        };
        this.#append(cooperative.id, appointment);
        this.#append(meeting.partner_id, appointment);
      }
    }
    for (const list of this.appointments.values()) {
      list.sort((a, b) => a.starts - b.starts || a.tableNumber - b.tableNumber);
    }
  }

  #append(partyId, appointment) {
    const list = this.appointments.get(partyId) ?? [];
    list.push(appointment);
    this.appointments.set(partyId, list);
  }

  /** @param {Person} person @returns {Appointment[]} in order of time */
  meetingsOf(person) {
    return this.appointments.get(person.cooperative?.id ?? person.partner?.id) ?? [];
  }

  /**
   * The holder of a scanned code, at a gate.
   * @param {string} code
   * @param {object} gate
   * @returns {Holder}
   */
  holderOfCode(code, gate) {
    const token = parse(code);
    const unfit = judgeCode(token, this.keys, this.event.id);
    if (unfit) return { person: null, badge: unfit };
    const held = this.badges.get(token.badgeId);
    if (!held) return { person: null, badge: { reason: "unknown_code", authentic: true } };
    return { person: held.person, badge: this.#known(held.person, held.revokedAt, gate) };
  }

  /**
   * Return whose valid badge has the code that was typed as it stands in letters on the badge. It
   * proves nothing, so it finds the person, as a name does, and admits nobody.
   * @param {string} text
   * @returns {Person | null}
   */
  personOfPrinted(text) {
    const held = this.badges.get(printedCode(text));
    return held && held.revokedAt === null ? held.person : null;
  }

  /**
   * A person found by name; as no badge was read, none is checked for revocation.
   * @param {string} attendeeId
   * @param {object} gate
   * @returns {Holder}
   */
  holderById(attendeeId, gate) {
    const person = this.people.get(attendeeId);
    if (!person) return { person: null, badge: { reason: "unknown_code", authentic: false } };
    return { person, badge: this.#known(person, null, gate) };
  }

  #known(person, revokedAt, gate) {
    return { revokedAt, withdrawn: person.withdrawn, onList: this.isOnList(person, gate) };
  }

  /** Whether a gate admits this person at all: the rule of app/checkin/holders/rules.py. */
  isOnList(person, gate) {
    if (gate.kind === "event" || person.kind === "staff") return true;
    const meetings = this.meetingsOf(person);
    if (gate.kind === "session") return meetings.some((m) => m.session === gate.session);
    return meetings.some((meeting) => meeting.tableId === gate.table_id);
  }

  /** Return the snapshot's passages of a person, an area and a day, oldest first. */
  admitted(attendeeId, area, day) {
    const row = this.admissions.get(passageKey(attendeeId, area, day));
    if (!row) return [];
    const last = { direction: row.last_direction, at: moment(row.last_at), device: row.last_device };
    if (row.first_at === null || row.first_at === row.last_at) return [last];
    return [{ direction: "entry", at: moment(row.first_at), device: "" }, last];
  }

  /** Return the gate and moment of a person's first entry, by the snapshot. */
  firstEntry(attendeeId, area, day) {
    const row = this.admissions.get(passageKey(attendeeId, area, day));
    if (!row?.first_at) return null;
    return { gate: this.gates.get(row.first_gate_id)?.name ?? "", at: moment(row.first_at) };
  }
}

/** @returns {string} names the passages of a person through an area on a day */
export const passageKey = (attendeeId, area, day) => `${attendeeId} ${day} ${area}`;

/**
 * Decide by the device's own data, as the server would. Only a genuine badge that the device does
 * not know is admitted, with a note.
 */
export function decideHere(attempt, badge, history, hours) {
  return decide({ ...attempt, offline: "authentic" in badge }, badge, history, hours);
}

/** @param {Appointment[]} meetings @param {number} at @returns {Appointment | null} */
export function nextMeeting(meetings, at) {
  return meetings.find((meeting) => meeting.ends > at) ?? null;
}

/** @returns {number} whole minutes until a meeting begins; 0 once it has */
export function minutesLeft(meeting, at) {
  return Math.max(0, Math.floor((meeting.starts - at) / 60_000));
}
