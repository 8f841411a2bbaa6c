// What is done about pairs: shown at once, sent one after the other, and taken back where the server
// refuses it. What can be undone outlives a reload of the page.

const MOST = 50; // deeds that can be undone

export class Deeds {
  #queue = Promise.resolve();
  #done = [];
  #versions = {}; // of rows after the last deed about them: another's change since is not undone

  constructor(path, csrf, rows, words, say) {
    Object.assign(this, { path, csrf, rows, words, say });
    const kept = sessionStorage.getItem(path);
    if (kept) [this.#done, this.#versions] = JSON.parse(kept);
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  /** Do something about a pair; requiring or forbidding again frees it. */
  act(row, partner, wish, rank) {
    const cell = row.cells.get(partner.id);
    const again = { require: "lock", forbid: "block" }[wish];
    const deed = again && cell?.decision === again ? "free" : wish;
    this.#foresee(row, partner.id, deed, rank);
    return this.#next(async () => {
      const body = { partner_id: partner.id, deed, rank };
      const now = this.rows.now(row.cooperative_id);
      const answer = await this.#send("POST", `${now.cooperative_id}/deeds`, body, now.version);
      if (!answer) return this.#again(row.cooperative_id);
      this.rows.put(answer.row);
      this.#done.push({ cooperative: row.cooperative_id, before: answer.before, village: row.village });
      this.#keep(answer.row);
      this.say(this.words.done.replace("{village}", row.village).replace("{partner}", partner.name));
    });
  }

  /** Put the row of the last deed back as it was before it. */
  undo() {
    return this.#next(async () => {
      const last = this.#done.pop();
      if (!last) return;
      const version = this.#versions[last.cooperative];
      const answer = await this.#send("PUT", last.cooperative, last.before, version);
      if (!answer) return this.#again(last.cooperative);
      this.rows.put(answer);
      this.#keep(answer);
      this.say(this.words.undone.replace("{village}", last.village));
    });
  }

  #keep(row) {
    this.#versions[row.cooperative_id] = row.version;
    this.#done = this.#done.slice(-MOST);
    sessionStorage.setItem(this.path, JSON.stringify([this.#done, this.#versions]));
  }

  #next(step) {
    this.#queue = this.#queue.then(step, step);
    return this.#queue;
  }

  #foresee(row, partner, deed, rank) {
    const cells = new Map(row.cells);
    const blank = { partner_id: partner, score: null, rank: null, partner_rank: null, decision: null };
    const cell = { ...(cells.get(partner) ?? blank), pending: true };
    if (deed === "require") cell.decision = "lock";
    else if (deed === "forbid") cell.decision = "block";
    else if (deed === "free") cell.decision = null;
    else if (deed === "clear") Object.assign(cell, { decision: null, rank: null, score: null, source: null });
    else Object.assign(cell, { rank: rank ?? null, source: "explicit" });
    cells.set(partner, cell);
    this.rows.put({ ...row, cells });
  }

  async #send(method, path, body, version) {
    try {
      const response = await fetch(`${this.path}/rows/${path}`, {
        method,
        headers: {
          "Content-Type": "application/json",
          "X-CSRF-Token": this.csrf,
          "If-Match": `"${version}"`,
        },
        body: JSON.stringify(body),
      });
      const answer = await response.json();
      if (response.ok) return answer;
      this.say(`! ${response.status === 412 ? this.words.stale : (answer.detail ?? this.words.failed)}`);
    } catch {
      this.say(`! ${this.words.failed}`);
    }
    return null;
  }

  /** Read a row again after a refusal: it shows what is true now. */
  async #again(cooperative) {
    const response = await fetch(`${this.path}/rows/${cooperative}`).catch(() => null);
    if (response?.ok) this.rows.put(await response.json());
  }
}
