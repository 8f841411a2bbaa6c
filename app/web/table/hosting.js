// The calls of a table's page to the server, and its rounds.
import { Server } from "../frame/offline/server.js";
import { Sync } from "../frame/offline/sync.js";
import { withSaid } from "./day.js";

const BATCH = 200;
const PAGE = 200;
/** A fact older than this was recorded without a working network. */
const PROMPT_MS = 3_000;

export class HostServer extends Server {
  host() {
    return this.call("GET", this.at("/host"), {});
  }

  /** @returns {Promise<object[]>} all meetings that this page's holder hosts */
  async meetings() {
    const found = [];
    let cursor = "";
    do {
      const query = `?limit=${PAGE}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = await this.call("GET", this.at(`/meetings${query}`), {});
      found.push(...page.items);
      cursor = page.next_cursor ?? "";
    } while (cursor);
    return found;
  }

  /** @returns {Promise<object[]>} offers of seats at these tables that wait for an answer */
  async offers() {
    return (await this.call("GET", this.at("/host/offers"), {})).items;
  }

  answer(offer, answer) {
    return this.call("POST", this.at(`/host/offers/${offer.id}/answer`), { body: { answer } });
  }

  consequences(change) {
    return this.call("POST", this.at("/host/changes/consequences"), { body: change });
  }

  /** @param {object} change @param {string} key one for what was shown, also when it is sent again */
  say(change, key) {
    return this.call("POST", this.at("/host/changes"), { body: change, key });
  }

  saidBefore() {
    return this.call("GET", this.at("/host/changes"), {});
  }

  facts(facts) {
    return this.call("POST", this.at("/meeting-facts/batch"), { body: { facts } });
  }
}

export class TableSync extends Sync {
  async round() {
    await this.#send();
    await this.#learn();
    const meetings = await this.server.meetings();
    await this.settings.set("meetings", meetings);
    await this.settings.set("offers", await this.server.offers());
  }

  async #send() {
    let entries = this.ledger.waiting(BATCH);
    while (entries.length > 0) {
      const { items } = await this.server.facts(entries.map(({ fact }) => this.#dated(fact)));
      const outcomes = entries.map((entry, at) => outcome(entry, items[at])).filter(Boolean);
      await this.#keep(outcomes);
      await this.ledger.settle(outcomes);
      this.onChange();
      if (outcomes.length < entries.length) return; // the rest is tried again, after a pause
      entries = this.ledger.waiting(BATCH);
    }
  }

  /** Keep accepted facts in the list of meetings until a new list comes. */
  async #keep(outcomes) {
    const taken = outcomes.filter(({ rejection }) => rejection === null).map(({ entry }) => entry);
    const said = (pair) => taken.filter((entry) => entry.pair === pair).map(({ fact }) => fact);
    await this.settings.set("meetings", withSaid(this.settings.get("meetings", []), said));
  }

  #dated(fact) {
    return { ...fact, offline: this.clock.now() - Date.parse(fact.recorded_at) > PROMPT_MS };
  }

  async #learn() {
    const asked = Date.now();
    const host = await this.server.host();
    this.clock.learn(asked, Date.now(), host.server_time);
    await this.settings.set("offset", this.clock.offset);
    await this.settings.set("host", host);
    if (this.settings.get("session").kind !== "device") return;
    await this.server.report({
      pending_scans: this.ledger.pendingCount,
      conflicts_seen: this.ledger.conflictCount,
      snapshot_at: this.checkedAt === null ? null : new Date(this.checkedAt).toISOString(),
      app_version: this.version,
    });
  }
}

/** Return the result of a fact; null: it must be sent again. */
function outcome(entry, item) {
  if (item?.state) return { entry, rejection: null };
  if (!item || item.status >= 500 || item.status === 429) return null;
  const sentences = (item.errors ?? []).map((field) => field.detail);
  return { entry, rejection: sentences.join(" ") || String(item.status) };
}
