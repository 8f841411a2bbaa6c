// The API as pages use it: every call has a time limit, and every failure is one of three errors.

const API = "/api/v1";
const PATIENCE_MS = 10_000;

/** There was no answer, none in time, or a server error; a later attempt may succeed. */
export class Unreachable extends Error {}

/** The token is no longer valid: a new enrolment code is needed. */
export class SignedOut extends Error {}

/** The server refused the request; `message` is a sentence for staff in their language. */
export class Declined extends Error {
  /** @param {number} status @param {object} problem RFC 9457 */
  constructor(status, problem) {
    const fields = (problem.errors ?? []).map((field) => field.detail);
    super([problem.detail, ...fields].filter(Boolean).join(" "));
    this.status = status;
    this.code = problem.code ?? "";
  }
}

export class Server {
  /**
   * @param {() => {token: string, eventId: string}} session
   * @param {() => string} locale
   */
  constructor(session, locale) {
    this.session = session;
    this.locale = locale;
  }

  /** Return the same server for another session. */
  as(session) {
    return new this.constructor(() => session, this.locale);
  }

  enrol(code) {
    return this.call("POST", "/devices/enrol", { body: { code, device_time: now() }, open: true });
  }

  report(report) {
    return this.call("POST", this.at("/sync"), { body: { ...report, device_time: now() } });
  }

  /** Return an address inside the event. */
  at(path) {
    return `/events/${this.session().eventId}${path}`;
  }

  /**
   * Call the API; `open`: without the token, `key`: the idempotency key of a write, `read`: how the
   * answer is read if it is not JSON.
   */
  async call(method, path, { body, key, patience = PATIENCE_MS, open = false, read = json }) {
    const headers = { Accept: "application/json", "Accept-Language": this.locale() };
    if (!open) headers.Authorization = `Bearer ${this.session().token}`;
    if (body) headers["Content-Type"] = "application/json";
    if (key) headers["Idempotency-Key"] = key;
    const ending = new AbortController();
    const timer = setTimeout(() => ending.abort(), patience);
    try {
      const response = await fetch(API + path, {
        method,
        headers,
        body: body && JSON.stringify(body),
        signal: ending.signal,
        credentials: "omit",
        cache: "no-store",
      });
      if (response.ok) return await read(response);
      throw refusal(response.status, await json(response), open);
    } catch (error) {
      if (error instanceof SignedOut || error instanceof Declined) throw error;
      if (error instanceof Unreachable) throw error;
      throw new Unreachable(String(error));
    } finally {
      clearTimeout(timer);
    }
  }
}

function refusal(status, problem, open) {
  if (open && status === 429) return new Declined(status, problem);
  if (status >= 500 || status === 429 || status === 408) return new Unreachable(problem.detail);
  if (status === 401 && !open) return new SignedOut(problem.detail);
  return new Declined(status, problem);
}

const json = (response) => response.json();
const now = () => new Date().toISOString();
