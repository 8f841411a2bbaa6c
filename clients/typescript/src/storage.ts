// Where an app keeps what must outlive it: texts by key.

export interface Storage {
  /** Return all that is kept. */
  entries(): Promise<[string, string][]>;
  /** Keep a text; resolves when it outlives a restart. */
  put(key: string, text: string): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** A storage that ends with the page or process; for tests. */
export class MemoryStorage implements Storage {
  readonly #kept = new Map<string, string>();

  entries(): Promise<[string, string][]> {
    return Promise.resolve([...this.#kept]);
  }

  put(key: string, text: string): Promise<void> {
    this.#kept.set(key, text);
    return Promise.resolve();
  }

  remove(keys: string[]): Promise<void> {
    for (const key of keys) this.#kept.delete(key);
    return Promise.resolve();
  }
}

const STORE = "kept";

/** A database of the browser, written through to the disk. */
export class BrowserStorage implements Storage {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  static async open(name: string): Promise<BrowserStorage> {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    return new BrowserStorage(await answered(request));
  }

  async entries(): Promise<[string, string][]> {
    const store = this.#database.transaction(STORE).objectStore(STORE);
    const [keys, texts] = await Promise.all([
      answered(store.getAllKeys()),
      answered(store.getAll() as IDBRequest<string[]>),
    ]);
    return keys.map((key, at) => [String(key), texts[at] ?? ""]);
  }

  put(key: string, text: string): Promise<void> {
    return this.#write((store) => store.put(text, key));
  }

  remove(keys: string[]): Promise<void> {
    return this.#write((store) => {
      for (const key of keys) store.delete(key);
    });
  }

  #write(change: (store: IDBObjectStore) => void): Promise<void> {
    const transaction = this.#database.transaction(STORE, "readwrite", { durability: "strict" });
    change(transaction.objectStore(STORE));
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error("not kept"));
    });
  }
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("not read"));
  });
}
