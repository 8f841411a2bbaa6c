// A screen's calls to the server, and its rounds.
import { Declined, Server, SignedOut, Unreachable } from "../frame/offline/server.js";
import { Sync } from "../frame/offline/sync.js";

const PATIENCE_MS = 10_000;
const REPORT_MS = 30_000;
const NOT_MODIFIED = 304;
/** Stands for a token when an organizer opens the screen in a browser, by its session cookie. */
export const BY_COOKIE = "cookie";

export class SignageServer extends Server {
  /**
   * @param {string | null} etag of what is shown
   * @returns {Promise<{plan: object | null, etag: string, serverTime: string}>} `plan` is null
   *   while nothing changed
   */
  async signage(etag) {
    try {
      const response = await this.#ask(etag);
      const isNew = response.status !== NOT_MODIFIED;
      const answer = isNew ? await response.json() : null;
      if (isNew && !response.ok) throw refusal(response.status, answer);
      const header = (name) => response.headers.get(name);
      return { plan: answer, etag: header("ETag"), serverTime: header("Server-Time") };
    } catch (error) {
      if (error instanceof SignedOut || error instanceof Declined) throw error;
      throw new Unreachable(String(error));
    }
  }

  #ask(etag) {
    const { token } = this.session();
    const byCookie = token === BY_COOKIE;
    const headers = { Accept: "application/json", "Accept-Language": this.locale() };
    if (!byCookie) headers.Authorization = `Bearer ${token}`;
    if (etag) headers["If-None-Match"] = etag;
    return fetch(`/api/v1${this.at("/signage")}`, {
      headers,
      signal: ending(),
      credentials: byCookie ? "same-origin" : "omit",
      cache: "no-store",
    });
  }
}

function ending() {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), PATIENCE_MS);
  return controller.signal;
}

function refusal(status, problem) {
  if (status >= 500 || status === 429 || status === 408) return new Unreachable(problem.detail);
  return status === 401 ? new SignedOut(problem.detail) : new Declined(status, problem);
}

/** Stores what is shown, with its ETag, in `shown`; a device also reports its state. */
export class SignageSync extends Sync {
  #reportedAt = 0;

  async round() {
    const asked = Date.now();
    const answer = await this.server.signage(this.settings.get("shown")?.etag ?? null);
    this.clock.learn(asked, Date.now(), answer.serverTime);
    await this.settings.set("offset", this.clock.offset);
    if (answer.plan) await this.settings.set("shown", { plan: answer.plan, etag: answer.etag });
    await this.#report();
  }

  async #report() {
    const isDevice = this.server.session().token !== BY_COOKIE;
    if (!isDevice || Math.abs(Date.now() - this.#reportedAt) < REPORT_MS) return;
    await this.server.report({
      snapshot_at: new Date(this.clock.now()).toISOString(),
      app_version: this.version,
    });
    this.#reportedAt = Date.now();
  }
}
