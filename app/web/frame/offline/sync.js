// Runs rounds that exchange data with the server, by itself, for as long as the page lives.
import { Declined, SignedOut, Unreachable } from "./server.js";

const CALM_MS = 20_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * @typedef {"online" | "offline" | "signed_out"} LinkState
 */

/** Repeats the `round()` of a page's own subclass, which sends what waits and fetches what is new. */
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
    /** The error that keeps the device from syncing although the server answers; null: none. */
    this.trouble = null;
    this.checkedAt = this.settings.get("checkedAt");
  }

  /** Start, and run whenever the network returns or the page is shown again. */
  start() {
    addEventListener("online", () => this.now());
    addEventListener("offline", () => this.lost());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.now();
    });
    this.now();
  }

  /** Note that there is no network; the device then decides by itself. */
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
    return longest * (0.5 + Math.random() / 2); // so that phones do not retry all at once
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
      // If there is a new token meanwhile, the refusal of the old one says nothing about it.
      const isOld = token !== this.server.session().token;
      if (error instanceof SignedOut) this.link = isOld ? "offline" : "signed_out";
      else if (error instanceof Unreachable) this.link = "offline";
      else if (this.isTrouble(error)) {
        this.link = "online";
        this.trouble = error;
      } else throw error;
    }
  }

  /** Whether an error of a round is to be shown as trouble, the server having answered. */
  isTrouble(error) {
    return error instanceof Declined;
  }
}
