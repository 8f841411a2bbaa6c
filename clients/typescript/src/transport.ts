// One call over HTTP, repeated where that is safe.
import { Problem, Unreachable } from "./errors.js";

export interface Options {
  /** Where the installation is served, such as `https://temu.example.id`. */
  address: string;
  /** Language of all sentences; Indonesian where nothing is said. */
  language?: "id" | "en";
  /** What the app is, `name/1.2.3`: an installation may refuse versions that are too old. */
  app?: string;
  /** How often a call is tried in all. */
  attempts?: number;
  /** Milliseconds that an attempt may take. */
  patience?: number;
  /** The longest wait, in milliseconds, that a server may ask for; beyond it, its refusal is thrown. */
  longestWait?: number;
  fetch?: typeof fetch;
  /** Waits so many milliseconds; ends early when the signal is aborted. */
  sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  /** A number from 0 to 1 by which waits differ, so that phones do not all return at once. */
  random?: () => number;
}

export interface Call {
  method: string;
  /** From the root of the installation, with its query. */
  path: string;
  headers: Record<string, string>;
  body?: string | FormData;
  /** Whether the server carries it out once however often it is sent. */
  repeatable: boolean;
  signal?: AbortSignal | undefined;
}

const FIRST_WAIT = 500;
const LONGEST_BACK_OFF = 30_000;
/** Statuses after which the same call may work, as the server has not carried it out. */
const NOT_NOW = new Set([429, 503]);
/** Statuses that do not tell whether it was carried out. */
const UNCLEAR = new Set([408, 500, 502, 504]);

export class Transport {
  readonly address: string;
  readonly #attempts: number;
  readonly #patience: number;
  readonly #longestWait: number;
  readonly #fetch: typeof fetch;
  readonly #sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
  readonly #random: () => number;
  readonly #headers: Record<string, string>;

  constructor(options: Options) {
    this.address = options.address.replace(/\/+$/, "");
    this.#attempts = options.attempts ?? 5;
    this.#patience = options.patience ?? 15_000;
    this.#longestWait = options.longestWait ?? 60_000;
    this.#fetch = options.fetch ?? ((...given) => fetch(...given));
    this.#sleep = options.sleep ?? sleep;
    this.#random = options.random ?? Math.random;
    this.#headers = { "Accept-Language": options.language ?? "id" };
    if (options.app) this.#headers["X-App-Version"] = options.app;
  }

  /** Send a call until it is answered; `read` takes the answer, and 304 is one. */
  async send<T>(call: Call, read: (answer: Response) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      let wait: number | null;
      let failure: unknown;
      try {
        return await this.#once(call, read);
      } catch (error) {
        if (call.signal?.aborted) throw error;
        failure = error;
        wait = this.#waitAfter(error, call, attempt);
      }
      if (wait === null) throw failure;
      await this.#sleep(wait, call.signal);
      call.signal?.throwIfAborted();
    }
  }

  /** Open a stream; only its beginning has to come in time, and it is not repeated. */
  async open(call: Call): Promise<Response> {
    return this.#once(call, (answer) => Promise.resolve(answer));
  }

  /** Wait as after so many failures; longer if the server asked for it. */
  async pause(failures: number, asked: number | null, signal?: AbortSignal): Promise<void> {
    await this.#sleep(Math.max(this.#backOff(failures), asked ?? 0), signal);
  }

  async #once<T>(call: Call, read: (answer: Response) => Promise<T>): Promise<T> {
    const ending = new AbortController();
    const end = () => ending.abort(call.signal?.reason);
    const timer = setTimeout(() => ending.abort(new Error("no answer in time")), this.#patience);
    call.signal?.throwIfAborted();
    call.signal?.addEventListener("abort", end);
    try {
      const answer = await this.#fetch(this.address + call.path, {
        method: call.method,
        headers: { Accept: "application/json", ...this.#headers, ...call.headers },
        credentials: "omit",
        cache: "no-store",
        signal: ending.signal,
        ...(call.body === undefined ? {} : { body: call.body }),
      });
      if (answer.ok || answer.status === 304) return await read(answer);
      throw new Problem(answer.status, await document(answer), retryAfter(answer));
    } catch (error) {
      if (error instanceof Problem || call.signal?.aborted) throw error;
      throw new Unreachable(error);
    } finally {
      clearTimeout(timer);
      if (!isStream(call)) call.signal?.removeEventListener("abort", end);
    }
  }

  /** Return how long to wait before the next attempt; null: there is none. */
  #waitAfter(error: unknown, call: Call, attempt: number): number | null {
    if (attempt >= this.#attempts) return null;
    const backOff = this.#backOff(attempt);
    if (error instanceof Unreachable) return call.repeatable ? backOff : null;
    if (!(error instanceof Problem)) return null;
    const again = NOT_NOW.has(error.status) || (call.repeatable && UNCLEAR.has(error.status));
    const wait = Math.max(backOff, error.retryAfter ?? 0);
    return again && (error.retryAfter ?? 0) <= this.#longestWait ? wait : null;
  }

  #backOff(failures: number): number {
    const longest = Math.min(LONGEST_BACK_OFF, FIRST_WAIT * 2 ** (failures - 1));
    return longest * (0.5 + this.#random() / 2);
  }
}

const isStream = (call: Call) => call.headers.Accept === "text/event-stream";

async function document(answer: Response): Promise<object> {
  try {
    return (await answer.json()) as object;
  } catch {
    return {}; // something between us and the server answered
  }
}

function retryAfter(answer: Response): number | null {
  const asked = answer.headers.get("Retry-After");
  if (!asked) return null;
  if (/^\d+$/.test(asked)) return Number(asked) * 1000;
  const until = Date.parse(asked);
  return Number.isNaN(until) ? null : Math.max(0, until - Date.now());
}

function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", done);
  });
}
