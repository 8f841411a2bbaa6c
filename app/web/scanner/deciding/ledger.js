// The device's ledger of scans. A scan is stored in it, on the disk, before a verdict is shown, and
// is removed only when the server has answered it.
import { passageKey } from "./roster.js";

const STORES = ["queue", "passages", "conflicts"];
/** A snapshot may lack what the server received shortly before it was made. */
const SETTLING_MS = 60_000;

/**
 * @typedef {{scan: object, decision: import("./decide.js").Decision, name: string | null,
 *   attendeeId: string | null, eventId: string, area: string, day: string, at: number, gate: string, deviceAt: number}} Entry
 *   `scan` is what the server gets, should it hear of it late; `at` in the server's time,
 *   `deviceAt` in the device's.
 */

export class Ledger {
  #db;
  #pending = new Map(); // scan id -> entry, in the order written
  #asking = new Set(); // scans on which the server is being asked right now
  #passages = new Map(); // passage key -> scan id -> passage

  static async open(db) {
    const ledger = new Ledger();
    ledger.#db = db;
    for (const entry of await db.getAll("queue")) ledger.#pending.set(entry.scan.scan_id, entry);
    for (const passage of await db.getAll("passages")) ledger.#remember(passage);
    ledger.conflictCount = await db.count("conflicts");
    return ledger;
  }

  get pendingCount() {
    return this.#pending.size;
  }

  /** Whether no scan of an event waits. */
  isClear(eventId) {
    return ![...this.#pending.values()].some((entry) => isOf(entry, eventId));
  }

  /** Return passages that this device admitted and the snapshot may lack, oldest first. */
  passages(attendeeId, area, day) {
    const found = this.#passages.get(passageKey(attendeeId, area, day));
    return found ? [...found.values()].sort((one, other) => one.at - other.at) : [];
  }

  /**
   * Store a decided scan.
   * @param {Entry} entry
   * @param {boolean} asking the server is going to be asked now: keep it out of batches
   * @throws {DOMException} it could not be written, and nothing of it is kept
   */
  async record(entry, asking) {
    const scanId = entry.scan.scan_id;
    const admitted = entry.decision.verdict === "admitted" && entry.attendeeId !== null;
    const passage = admitted ? passageOf(entry, null) : null;
    await this.#db.write(STORES, (transaction) => {
      transaction.objectStore("queue").add(entry).then(
        (order) => {
          entry.order = order;
        },
        () => {}, // the transaction reports it
      );
      if (passage) transaction.objectStore("passages").put(passage);
    });
    if (asking) this.#asking.add(scanId);
    this.#pending.set(scanId, entry);
    if (passage) this.#remember(passage);
  }

  /** Let a scan wait with the others, as the server did not answer in time. */
  unanswered(scanId) {
    this.#asking.delete(scanId);
  }

  /** @param {number} most @param {string} eventId @returns {Entry[]} the oldest that wait */
  waiting(most, eventId) {
    const waiting = [...this.#pending.values()].filter(
      (entry) => isOf(entry, eventId) && !this.#asking.has(entry.scan.scan_id),
    );
    return waiting.slice(0, most);
  }

  /**
   * Apply the server's answers: each scan is removed, and a different verdict becomes a conflict.
   * @param {{entry: Entry, answer: object | null, rejection: string | null, shown: boolean}[]}
   *   outcomes `shown`: staff saw the server's answer and not the device's decision
   */
  async settle(outcomes) {
    const conflicts = outcomes.map(conflictOf).filter(Boolean);
    await this.#db.write(STORES, (transaction) => {
      for (const { entry, answer } of outcomes) {
        transaction.objectStore("queue").delete(entry.order);
        const passage = answer?.verdict === "admitted" ? passageOf(entry, answer) : null;
        if (passage?.attendeeId) transaction.objectStore("passages").put(passage);
        else if (answer) transaction.objectStore("passages").delete(entry.scan.scan_id);
      }
      for (const conflict of conflicts) transaction.objectStore("conflicts").put(conflict);
    });
    for (const { entry, answer } of outcomes) {
      this.#pending.delete(entry.scan.scan_id);
      this.#asking.delete(entry.scan.scan_id);
      if (!answer) continue;
      this.#forget(entry);
      if (answer.verdict === "admitted") this.#remember(passageOf(entry, answer));
    }
    this.conflictCount = await this.#db.count("conflicts");
  }

  /** Drop passages that a snapshot of that moment contains, with annulments. */
  async trustSnapshot(madeAt) {
    const old = [...this.#passages.values()]
      .flatMap((passages) => [...passages.values()])
      .filter((passage) => passage.receivedAt !== null && passage.receivedAt < madeAt - SETTLING_MS);
    if (old.length === 0) return;
    await this.#db.write(["passages"], (transaction) => {
      for (const { scanId } of old) transaction.objectStore("passages").delete(scanId);
    });
    for (const { key, scanId } of old) this.#passages.get(key)?.delete(scanId);
  }

  /** @returns {Promise<object[]>} newest first */
  async conflicts() {
    const all = await this.#db.getAll("conflicts");
    return all.sort((one, other) => other.at - one.at);
  }

  /** Let a scan that the server rejected wait once more, perhaps for another gate. */
  async retry({ scanId, entry: { order: _, ...entry } }, gateId) {
    entry.scan = { ...entry.scan, gate_id: gateId };
    await this.#db.write(STORES, (transaction) => {
      transaction.objectStore("conflicts").delete(scanId);
      transaction.objectStore("queue").add(entry).then(
        (order) => {
          entry.order = order;
        },
        () => {}, // the transaction reports it
      );
    });
    this.#pending.set(scanId, entry);
    this.conflictCount = await this.#db.count("conflicts");
  }

  /** Remove a conflict that staff have looked at. */
  async dismiss(scanId) {
    await this.#db.write(["conflicts"], (t) => t.objectStore("conflicts").delete(scanId));
    this.conflictCount = await this.#db.count("conflicts");
  }

  #remember(passage) {
    if (!passage.attendeeId) return;
    if (!this.#passages.has(passage.key)) this.#passages.set(passage.key, new Map());
    this.#passages.get(passage.key).set(passage.scanId, passage);
  }

  #forget(entry) {
    const key = passageKey(entry.attendeeId, entry.area, entry.day);
    this.#passages.get(key)?.delete(entry.scan.scan_id);
  }
}

const isOf = (entry, eventId) => entry.eventId === eventId;

function passageOf(entry, answer) {
  const attendeeId = answer?.person?.attendee_id ?? entry.attendeeId;
  return {
    scanId: entry.scan.scan_id,
    key: passageKey(attendeeId, entry.area, entry.day),
    attendeeId,
    direction: entry.scan.direction,
    at: entry.at,
    device: entry.device,
    gate: entry.gate,
    receivedAt: answer ? Date.parse(answer.received_at) : null,
  };
}

/** Return the conflict between the server's verdict and the one decided here; null: none. */
function conflictOf({ entry, answer, rejection, shown }) {
  const common = {
    scanId: entry.scan.scan_id,
    at: entry.at,
    gate: entry.gate,
    name: answer?.person?.name ?? entry.name,
    decided: entry.decision,
  };
  if (rejection !== null) return { ...common, entry, message: rejection };
  if (shown) return null;
  const differs = answer.verdict !== entry.decision.verdict;
  const flagged = answer.attention.filter(({ code }) => code !== "clock");
  if (!differs && flagged.length === 0) return null;
  return { ...common, message: differs ? answer.message : flagged[0].message };
}
