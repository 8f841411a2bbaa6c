// The rows of the matrix that are known, by kecamatan and place in it; others are fetched.
import { inWords } from "./parts.js";

const BLOCK = 50;

export class Rows {
  constructor(path, changed) {
    this.path = path;
    this.changed = changed;
    this.known = new Map(); // kecamatan -> rows by place
    this.places = new Map(); // cooperative -> [kecamatan, place]
    this.asked = new Map(); // block and kecamatan -> when it has come
  }

  /** The row at a place; undefined while it is on its way. */
  at(kecamatan, index) {
    const row = this.known.get(kecamatan)?.[index];
    if (!row) this.#fetch(kecamatan, Math.floor(index / BLOCK));
    return row;
  }

  /** The row at a place once it has come; undefined if it could not be fetched. */
  async when(kecamatan, index) {
    await this.#fetch(kecamatan, Math.floor(index / BLOCK));
    return this.known.get(kecamatan)?.[index];
  }

  /** Put a row as the server or a deed says it is; one that was never in sight is fetched then. */
  put(row, kecamatan, index) {
    const [group, place] = this.places.get(row.cooperative_id) ?? [kecamatan, index];
    if (group === undefined) return;
    this.places.set(row.cooperative_id, [group, place]);
    const cells = row.cells instanceof Map ? row.cells : new Map(row.cells.map((one) => [one.partner_id, one]));
    const rows = this.known.get(group) ?? [];
    rows[place] = { ...row, cells };
    this.known.set(group, rows);
  }

  /** A row as it is now. */
  now(cooperative) {
    const [kecamatan, place] = this.places.get(cooperative);
    return this.known.get(kecamatan)[place];
  }

  inWords(row, partner, words) {
    return inWords(row.cells.get(partner), words);
  }

  #fetch(kecamatan, block) {
    const key = `${block} ${kecamatan}`;
    if (!this.asked.has(key)) this.asked.set(key, this.#ask(kecamatan, block, key));
    return this.asked.get(key);
  }

  async #ask(kecamatan, block, key) {
    const query = new URLSearchParams({ kecamatan, first: block * BLOCK, limit: BLOCK });
    try {
      const answer = await fetch(`${this.path}/rows?${query}`);
      if (!answer.ok) throw new Error(answer.statusText);
      const { first, rows } = await answer.json();
      rows.forEach((row, n) => this.put(row, kecamatan, first + n));
      this.changed();
    } catch {
      this.asked.delete(key); // asked again when it next comes into sight
    }
  }
}
