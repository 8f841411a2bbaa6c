// The signed snapshot, accepted only if signed with the key that was pinned at enrolment.
import { unbase64, unhex, verifies } from "../../frame/offline/reading/token.js";
import { Roster } from "./roster.js";

const FORMAT = 1;

/** A document was rejected; the one held before stays. */
export class SnapshotRefused extends Error {}

/**
 * @param {{document: string, signature: string, key_id: string}} envelope
 * @param {{key_id: string, public_key: string}} pinned
 * @param {string} eventId
 * @returns {object} the document
 */
export function opened(envelope, pinned, eventId) {
  const bytes = new TextEncoder().encode(envelope.document);
  const ours = envelope.key_id === pinned.key_id;
  if (!ours || !verifies(unbase64(envelope.signature), bytes, unhex(pinned.public_key))) {
    throw new SnapshotRefused("signature");
  }
  const document = JSON.parse(envelope.document);
  if (document.format !== FORMAT || document.event_id !== eventId) {
    throw new SnapshotRefused("content");
  }
  return document;
}

/** The snapshot held by this device. */
export class Snapshot {
  #db;
  #settings;
  #parts;

  static async open(db, settings) {
    const snapshot = new Snapshot();
    snapshot.#db = db;
    snapshot.#settings = settings;
    const [names, contents] = await Promise.all([db.getAllKeys("parts"), db.getAll("parts")]);
    snapshot.#parts = new Map(names.map((name, at) => [name, contents[at]]));
    snapshot.roster = new Roster(snapshot.#parts);
    return snapshot;
  }

  get cursor() {
    return this.#settings.get("snapshot")?.cursor ?? null;
  }

  /** When the server made it, as it wrote it; null: none is held. */
  get madeAt() {
    return this.#settings.get("snapshot")?.madeAt ?? null;
  }

  /**
   * Store a verified document, on the disk first.
   * @returns {Promise<boolean>} false if it is older than the one held
   */
  async apply(document) {
    if (this.madeAt && Date.parse(document.made_at) < Date.parse(this.madeAt)) return false;
    const held = { cursor: document.cursor, madeAt: document.made_at };
    await this.#db.write(["parts", "settings"], (transaction) => {
      const parts = transaction.objectStore("parts");
      if (document.full) parts.clear();
      for (const [name, content] of Object.entries(document.parts)) parts.put(content, name);
      transaction.objectStore("settings").put(held, "snapshot");
    });
    await this.#settings.set("snapshot", held);
    if (document.full) this.#parts = new Map();
    for (const [name, content] of Object.entries(document.parts)) this.#parts.set(name, content);
    if (document.full || Object.keys(document.parts).length) this.roster = new Roster(this.#parts);
    return true;
  }

  /** Delete it, as the device now belongs to another event. */
  async clear() {
    await this.#db.write(["parts"], (transaction) => transaction.objectStore("parts").clear());
    await this.#settings.set("snapshot", null);
    this.#parts = new Map();
    this.roster = new Roster(this.#parts);
  }
}
