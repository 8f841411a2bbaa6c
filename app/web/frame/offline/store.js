// The device's own database. What must survive a dead battery is written with `durable`.
import { openDB } from "idb";

const VERSION = 1;
const durable = { durability: "strict" };
/** Errors of a database that the browser has closed by itself; iOS does so after a sleep. */
const LOST = new Set(["InvalidStateError", "UnknownError"]);

/**
 * Open the database. It holds settings by name, parts of the snapshot by name, scans that the
 * server has not received in order, passages that this device admitted by scan, and conflicts by
 * scan: scans that the server judged differently.
 * @param {string} name
 */
function connect(name) {
  return openDB(name, VERSION, {
    upgrade(db) {
      db.createObjectStore("settings");
      db.createObjectStore("parts");
      db.createObjectStore("queue", { keyPath: "order", autoIncrement: true });
      db.createObjectStore("passages", { keyPath: "scanId" });
      db.createObjectStore("conflicts", { keyPath: "scanId" });
    },
    blocking(_current, _blocked, event) {
      event.target.close(); // a newer page waits for this connection to close
    },
  });
}

/** The database, opened again after the browser has closed it. */
export class Store {
  #name;
  #db;

  /** @param {string} name */
  static async open(name) {
    const store = new Store();
    store.#name = name;
    store.#db = await connect(name);
    return store;
  }

  async #run(work) {
    try {
      return await work(this.#db);
    } catch (error) {
      if (!LOST.has(error.name)) throw error;
      this.#db.close();
      this.#db = await connect(this.#name);
      return work(this.#db);
    }
  }

  getAll(store) {
    return this.#run((db) => db.getAll(store));
  }

  getAllKeys(store) {
    return this.#run((db) => db.getAllKeys(store));
  }

  count(store) {
    return this.#run((db) => db.count(store));
  }

  put(store, value, key) {
    return this.#run((db) => db.put(store, value, key));
  }

  /**
   * Write to several stores at once or to none; resolves when the data is on the disk.
   * @param {string[]} stores
   * @param {(transaction: object) => void} change issues requests without waiting in between;
   *   called once more where the database had to be opened again
   */
  write(stores, change) {
    return this.#run(async (db) => {
      const transaction = db.transaction(stores, "readwrite", durable);
      change(transaction);
      await transaction.done;
    });
  }
}

/** Settings that are stored, and read synchronously from memory. */
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
