// The device's own database. What must survive a dead battery is written with `durable`.
import { openDB } from "idb";

const VERSION = 1;
const durable = { durability: "strict" };

/**
 * Settings by name; parts of the snapshot by name; scans not yet with the server by order; what
 * this device let through, by scan; and what came out differently from what it had decided.
 * @param {string} name
 */
export function openStore(name) {
  return openDB(name, VERSION, {
    upgrade(db) {
      db.createObjectStore("settings");
      db.createObjectStore("parts");
      db.createObjectStore("queue", { keyPath: "order", autoIncrement: true });
      db.createObjectStore("passages", { keyPath: "scanId" });
      db.createObjectStore("conflicts", { keyPath: "scanId" });
    },
    blocking(_current, _blocked, event) {
      event.target.close(); // a newer page waits for this one to let go
    },
  });
}

/**
 * Write to several stores at once or to none; when this is done, the disk has it.
 * @param {import("idb").IDBPDatabase} db
 * @param {string[]} stores
 * @param {(transaction: object) => void} change issues requests without waiting in between
 */
export async function write(db, stores, change) {
  const transaction = db.transaction(stores, "readwrite", durable);
  change(transaction);
  await transaction.done;
}

/** Settings that last, read at once from memory. */
export class Settings {
  #db;
  #values;

  static async open(db) {
    const settings = new Settings();
    settings.#db = db;
    const [keys, values] = await Promise.all([db.getAllKeys("settings"), db.getAll("settings")]);
    settings.#values = new Map(keys.map((key, at) => [key, values[at]]));
    return settings;
  }

  get(name, otherwise = null) {
    return this.#values.get(name) ?? otherwise;
  }

  async set(name, value) {
    this.#values.set(name, value);
    await this.#db.put("settings", value, name);
  }
}
