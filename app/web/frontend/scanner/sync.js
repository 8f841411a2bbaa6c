// Brings waiting scans to the server and news from it, by itself, for as long as the page lives.
import { Declined, SignedOut, Unreachable } from "./server.js";
import { opened, SnapshotRefused } from "./snapshot.js";
import { uploadWaiting } from "./upload.js";

const CALM_MS = 20_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * @typedef {"online" | "offline" | "signed_out"} LinkState
 */

export class Sync {
  #timer = null;
  #running = null;
  #again = false;
  #failures = 0;

  /**
   * @param {{server: object, ledger: object, snapshot: object, settings: object, clock: object,
   *   version: string, onChange: () => void}} parts
   */
  constructor(parts) {
    Object.assign(this, parts);
    /** @type {LinkState} */
    this.link = "offline";
    /** What keeps the device from syncing although the server answers; null: nothing. */
    this.trouble = null;
    this.checkedAt = this.settings.get("checkedAt");
  }

  /** Start, and go on whenever there is reason to hope. */
  start() {
    addEventListener("online", () => this.now());
    addEventListener("offline", () => this.lost());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.now();
    });
    this.now();
  }

  /** The network is known to be away: until it is back, decide here. */
  lost() {
    if (this.link === "signed_out") return;
    this.link = "offline";
    this.onChange();
  }

  /** Run now, or once more when the present run is done. */
  now() {
    clearTimeout(this.#timer);
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#run().finally(() => {
      this.#running = null;
      if (this.#again) {
        this.#again = false;
        this.now();
      } else {
        this.#timer = setTimeout(() => this.now(), this.#pause());
      }
      this.onChange();
    });
    return this.#running;
  }

  #pause() {
    if (this.#failures === 0) return CALM_MS;
    const longest = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (this.#failures - 1));
    return longest * (0.5 + Math.random() / 2); // so that a hall of phones does not come at once
  }

  async #run() {
    const { token } = this.server.session();
    if (!token) return;
    try {
      await this.round();
      this.#failures = 0;
      this.link = "online";
      this.trouble = null;
      this.checkedAt = this.clock.now();
      await this.settings.set("checkedAt", this.checkedAt);
    } catch (error) {
      this.#failures += 1;
      // Another token may have been given meanwhile: that the old one is refused tells nothing of it.
      const isOld = token !== this.server.session().token;
      if (error instanceof SignedOut) this.link = isOld ? "offline" : "signed_out";
      else if (error instanceof Unreachable) this.link = "offline";
      else if (error instanceof SnapshotRefused || error instanceof Declined) {
        this.link = "online";
        this.trouble = error;
      } else throw error;
    }
  }

  /** What is done each time; a page that keeps other things does it otherwise. */
  async round() {
    await this.#report(); // it also compares the clocks, by which moments are judged
    const { server, ledger, clock } = this;
    const { eventId } = server.session();
    if (await uploadWaiting(server, ledger, clock, this.onChange, eventId)) await this.#report();
    await this.#fetchNews();
    await this.#clearFormer();
  }

  /** Scans of an event that this device worked in before go there, as long as it still may. */
  async #clearFormer() {
    const { server, ledger, clock, settings } = this;
    const former = settings.get("former", []);
    if (former.length === 0) return;
    for (const session of former) {
      await uploadWaiting(server.as(session), ledger, clock, this.onChange, session.eventId).catch(
        (error) => {
          if (!(error instanceof SignedOut || error instanceof Declined)) throw error;
        },
      );
    }
    await settings.set("former", former.filter(({ eventId }) => !ledger.isClear(eventId)));
  }

  async #report() {
    const asked = Date.now();
    const answer = await this.server.report({
      pending_scans: this.ledger.pendingCount,
      conflicts_seen: this.ledger.conflictCount,
      snapshot_at: this.snapshot.madeAt,
      app_version: this.version,
    });
    this.clock.learn(asked, Date.now(), answer.server_time);
    await this.settings.set("offset", this.clock.offset);
    await this.settings.set("device", answer.device);
  }

  async #fetchNews() {
    const { eventId, snapshotKey } = this.server.session();
    const envelope = await this.server.snapshot(this.snapshot.cursor);
    const document = opened(envelope, snapshotKey, eventId);
    if (await this.snapshot.apply(document)) {
      await this.ledger.trustSnapshot(Date.parse(document.made_at));
    }
  }
}
