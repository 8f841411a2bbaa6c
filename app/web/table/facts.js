// Facts about meetings recorded at this table. A fact is on the disk before the page shows it, and
// is removed only when the server has answered it.

const STORES = ["queue", "conflicts"];

/** @typedef {{fact: object, pair: string, what: string, order?: number}} Entry */

export class FactLedger {
  #db;
  /** @type {Entry[]} */
  #pending = [];

  static async open(db) {
    const ledger = new FactLedger();
    ledger.#db = db;
    ledger.#pending = await db.getAll("queue");
    ledger.conflictCount = await db.count("conflicts");
    return ledger;
  }

  get pendingCount() {
    return this.#pending.length;
  }

  /**
   * @param {Entry} entry `what` names the meeting, should the server refuse
   * @returns {Promise<boolean>} false: the disk did not take it, so it lives as long as the page
   */
  async record(entry) {
    this.#pending.push(entry);
    return this.#write(entry).then(
      () => true,
      () => false,
    );
  }

  async #write(entry) {
    await this.#db.write(STORES, (transaction) => {
      transaction.objectStore("queue").add(entry).then(
        (order) => {
          entry.order = order;
        },
        () => {}, // the transaction reports it
      );
    });
  }

  /** Return the waiting facts about a pair, in the order recorded. */
  said(pair) {
    return this.#pending.filter((entry) => entry.pair === pair).map(({ fact }) => fact);
  }

  /** @returns {Entry[]} the oldest that wait */
  waiting(most) {
    return this.#pending.slice(0, most);
  }

  /** @param {{entry: Entry, rejection: string | null}[]} outcomes */
  async settle(outcomes) {
    await this.#db.write(STORES, (transaction) => {
      for (const { entry, rejection } of outcomes) {
        if (entry.order !== undefined) transaction.objectStore("queue").delete(entry.order);
        if (rejection === null) continue;
        const { fact, what } = entry;
        const kept = { scanId: fact.fact_id, at: Date.parse(fact.recorded_at), what, rejection };
        transaction.objectStore("conflicts").put(kept);
      }
    });
    const gone = new Set(outcomes.map(({ entry }) => entry));
    this.#pending = this.#pending.filter((entry) => !gone.has(entry));
    this.conflictCount = await this.#db.count("conflicts");
  }

  /** @returns {Promise<object[]>} what the server refused, newest first */
  async refused() {
    const all = await this.#db.getAll("conflicts");
    return all.sort((one, other) => other.at - one.at);
  }

  async dismiss(id) {
    await this.#db.write(["conflicts"], (t) => t.objectStore("conflicts").delete(id));
    this.conflictCount = await this.#db.count("conflicts");
  }
}
