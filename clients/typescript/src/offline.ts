// What a device at a gate decides without a network. The rules are those that our own scanner runs:
// they are bundled from its files, and none is written a second time here.
import { decide as decideByRules } from "../../../app/web/scanner/deciding/decide.js";
import { decideScan } from "../../../app/web/scanner/deciding/here.js";
import { Roster } from "../../../app/web/scanner/deciding/roster.js";
import { opened } from "../../../app/web/scanner/deciding/snapshot.js";
import { judgeCode, parse, unhex } from "../../../app/web/frame/offline/reading/token.js";
import type { components } from "./schema.js";

export type Direction = components["schemas"]["Direction"];
export type Reason = components["schemas"]["Reason"];
export type Envelope = components["schemas"]["SnapshotOut"];
export type SnapshotKey = components["schemas"]["SnapshotKeyOut"];

/** What a badge's code says; `unreadable`: it is none. */
export type Token = { keyId: string; badgeId: string; signature: Uint8Array } | { unreadable: string };

/** A key that signs badges, as the part `keys` of a snapshot gives it. */
export interface BadgeKey {
  key_id: string;
  event_id: string;
  /** 64 hexadecimal digits. */
  public_key: string;
}

/** Moments are milliseconds since 1970. */
export interface Attempt {
  device: string;
  direction: Direction;
  at: number;
  /** Decided by the server, after the device let the person in. */
  offline: boolean;
}

export type Badge =
  | { reason: Reason; authentic: boolean }
  | { revokedAt: number | null; withdrawn: boolean; onList: boolean };

export interface Passage {
  device: string;
  direction: Direction;
  at: number;
}

export interface Hours {
  opensAt: number | null;
  closesAt: number | null;
}

/** An admission's `reason` is what an organizer should look into. */
export interface Decision {
  verdict: "admitted" | "refused";
  reason: Reason | null;
}

export interface Person {
  id: string;
  name: string;
  kind: components["schemas"]["AttendeeKind"];
  withdrawn: boolean;
  cooperative: { id: string; name: string; village: string; kecamatan: string } | null;
  partner: { id: string; name: string } | null;
}

export interface SnapshotDocument {
  format: number;
  event_id: string;
  full: boolean;
  made_at: string;
  cursor: string;
  parts: Record<string, unknown>;
}

/** Read the text of a badge's code, however it was scanned. Never throws. */
export const readToken: (text: string) => Token = parse as never;

/** Return why a code is no badge of the event; null: one of the event's keys signed it. */
export function judgeToken(token: Token, keys: BadgeKey[], eventId: string): Reason | null {
  const byId = new Map(
    keys.map((key) => [
      key.key_id,
      { eventId: key.event_id, publicKey: unhex(key.public_key) },
    ]),
  );
  return (judgeCode(token as never, byId, eventId)?.reason ?? null) as Reason | null;
}

/** Decide by the rules of docs/offline.md, given the person's passages of that area and day. */
export const decide: (
  attempt: Attempt,
  badge: Badge,
  history: Passage[],
  hours: Hours,
) => Decision = decideByRules as never;

/**
 * Return the document of a snapshot that the key received at enrolment signed.
 * @throws where another key signed it, or it is of another event or format
 */
export const openSnapshot: (envelope: Envelope, key: SnapshotKey, eventId: string) => SnapshotDocument =
  opened as never;

export type Subject = { code: string } | { attendee_id: string };

/** What was decided on a scan, and on whom. */
export interface Told {
  decision: Decision;
  /** Null where the badge is not known. */
  person: Person | null;
  /** Person, area and gate day of an admission of somebody known, for the queue; else null. */
  passage: [attendeeId: string, area: string, day: string] | null;
}

/** What this device let through and its snapshot may lack: a `ScanQueue`. */
export interface OwnPassages {
  passages(attendeeId: string, area: string, day: string): { direction: Direction; at: number }[];
}

/** The data that a device keeps, and its decisions by them. */
export class Door {
  readonly #device: string;
  readonly #own: OwnPassages;
  #parts = new Map<string, unknown>();
  #roster: Roster;
  #madeAt = "";
  #cursor: string | null = null;

  /** @param device how the server calls this one: `principal` of `OwnDeviceOut` */
  constructor(device: string, own: OwnPassages) {
    this.#device = device;
    this.#own = own;
    this.#roster = new Roster(new Map());
  }

  /** Where `snapshot/changes` goes on; null: read the whole snapshot. */
  get cursor(): string | null {
    return this.#cursor;
  }

  get gates(): components["schemas"]["GateOut"][] {
    return [...this.#roster.gates.values()] as never;
  }

  /** Take a document over; false: it is older than what is held, and nothing was changed. */
  apply(document: SnapshotDocument): boolean {
    if (this.#madeAt && Date.parse(document.made_at) < Date.parse(this.#madeAt)) return false;
    if (document.full) this.#parts.clear();
    for (const [name, rows] of Object.entries(document.parts)) this.#parts.set(name, rows);
    this.#madeAt = document.made_at;
    this.#cursor = document.cursor;
    this.#roster = new Roster(this.#parts);
    return true;
  }

  /** Return what is held as a full document, to keep it and to `apply` it after a restart. */
  held(): SnapshotDocument {
    return {
      format: 1,
      event_id: this.#roster.event.id,
      full: true,
      made_at: this.#madeAt,
      cursor: this.#cursor ?? "",
      parts: Object.fromEntries(this.#parts),
    };
  }

  /**
   * Decide on a scan by what is held. Add it to the queue before the next one: what the queue has is
   * known, also after a restart, so that no badge lets two people in.
   * @param at milliseconds by the server's clock
   * @throws where the gate is not known
   */
  scan(subject: Subject, gateId: string, direction: Direction, at: number): Told {
    const gate = this.#roster.gates.get(gateId);
    if (!gate) throw new Error(`no gate ${gateId}`);
    const device = this.#device;
    const own = (...whose: [string, string, string]) =>
      this.#own.passages(...whose).map((one) => ({ ...one, device }));
    const scan = { gate, direction, at, device };
    const found = decideScan(this.#roster, subject as never, scan as never, own as never);
    const { decision, person, day } = found as unknown as Told & { day: string };
    const isIn = decision.verdict === "admitted" && person !== null;
    return { decision, person, passage: isIn ? [person.id, gate.area, day] : null };
  }
}
