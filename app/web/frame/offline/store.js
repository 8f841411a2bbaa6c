// The device's own database. What must survive a dead battery is written with `durable`.
import { openDB } from "idb";

const VERSION = 1;
const durable = { durability: "strict" };
/** How a browser says that it has closed the database behind our back; iOS does after a nap. */
const LOST = new Set(["InvalidStateError", "UnknownError"]);

/**
 * Settings by name; parts of the snapshot by name; scans not yet with the server by order; what
 * this device let through, by scan; and what came out differently from what it had decided.
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
      event.target.close(); // a newer page waits for this one to let go
    },
  });
}

/** The database, opened again where a browser took it away. */
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
   * Write to several stores at once or to none; when this is done, the disk has it.
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
