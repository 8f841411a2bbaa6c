import { newId } from "../../../app/web/frame/offline/ids.js";
import { Problem } from "./errors.js";
import { follow, type Following } from "./feed.js";
import {
  addressOf,
  type Answer,
  type AnswerOf,
  type Arguments,
  type Given,
  type ItemOf,
  type Loose,
  type Operation,
  type PathOf,
  type Verb,
} from "./operations.js";
import type { components } from "./schema.js";
import { Transport, type Call, type Options } from "./transport.js";

export type FeedEvent = components["schemas"]["FeedEvent"];

/** A token, and what is known of it: keep it where only your app reads. */
export interface Session {
  token: string;
  /** Until when it works (RFC 3339); null: not known. */
  expiresAt: string | null;
  /** When it was issued or last renewed, by this device's clock, in milliseconds. */
  since: number;
  /** Whether the client renews it by itself: the tokens of users. */
  renews: boolean;
}

export interface ClientOptions extends Options {
  session?: Session | null;
  /** Told of each new session, to keep it; null: logged out. */
  onSession?: (session: Session | null) => void;
  now?: () => number;
}

type LogIn = components["schemas"]["LogIn"];
type Enrolled = components["schemas"]["EnrolledOut"];
type EventId = Given<Operation<"get", "/api/v1/events/{event_id}/feed">>["path"]["event_id"];

/** Of the life of a token, what may be left when it is renewed. */
const RENEW_AT = 1 / 3;

export class Client {
  readonly #transport: Transport;
  readonly #options: ClientOptions;
  readonly #now: () => number;
  #session: Session | null;
  #renewing: Promise<void> | null = null;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#transport = new Transport(options);
    this.#session = options.session ?? null;
    this.#now = options.now ?? Date.now;
  }

  get session(): Session | null {
    return this.#session;
  }

  set session(session: Session | null) {
    this.#session = session;
    this.#options.onSession?.(session);
  }

  /** Log in as a user; `second_factor_needed` (401) asks for the same with `code`. */
  async logIn(who: LogIn): Promise<Session> {
    const made = await this.post("/api/v1/auth/tokens", { body: who });
    return this.#begin(made.access_token, made.expires_at, true);
  }

  /** Exchange a device's one-time code for its token; keep `snapshot_key` of the answer for good. */
  async enrol(code: string): Promise<Enrolled> {
    const body = { code, device_time: new Date(this.#now()).toISOString() };
    const made = await this.post("/api/v1/devices/enrol", { body });
    this.#begin(made.token, made.expires_at, false);
    return made;
  }

  /** Use a token that was made elsewhere: a partner's link, another system's, a device's. */
  use(token: string): Session {
    return this.#begin(token, null, false);
  }

  /** Let the user's token work as long again as a new one. */
  async renew(): Promise<void> {
    const session = this.#session;
    if (!session) return;
    const renewed = await this.#call("post", "/api/v1/auth/token/renewal", {});
    const { expires_at } = renewed.value as components["schemas"]["TokenOut"];
    if (this.#session?.token === session.token) {
      this.session = { ...session, expiresAt: expires_at, since: this.#now() };
    }
  }

  get<P extends PathOf<"get">>(path: P, ...given: Arguments<Operation<"get", P>>) {
    return this.#value<AnswerOf<Operation<"get", P>>>("get", path, given[0]);
  }

  post<P extends PathOf<"post">>(path: P, ...given: Arguments<Operation<"post", P>>) {
    return this.#value<AnswerOf<Operation<"post", P>>>("post", path, given[0]);
  }

  put<P extends PathOf<"put">>(path: P, ...given: Arguments<Operation<"put", P>>) {
    return this.#value<AnswerOf<Operation<"put", P>>>("put", path, given[0]);
  }

  patch<P extends PathOf<"patch">>(path: P, ...given: Arguments<Operation<"patch", P>>) {
    return this.#value<AnswerOf<Operation<"patch", P>>>("patch", path, given[0]);
  }

  delete<P extends PathOf<"delete">>(path: P, ...given: Arguments<Operation<"delete", P>>) {
    return this.#value<AnswerOf<Operation<"delete", P>>>("delete", path, given[0]);
  }

  /** Get an answer with its status, `ETag` and headers; the value is null if nothing has changed. */
  async read<P extends PathOf<"get">>(
    path: P,
    ...given: Arguments<Operation<"get", P>>
  ): Promise<Answer<AnswerOf<Operation<"get", P>>>> {
    const answer = await this.#call("get", path, (given[0] ?? {}) as Loose);
    return answer as Answer<AnswerOf<Operation<"get", P>>>;
  }

  /** All rows of a list, page after page; what is added meanwhile may be missed, nothing repeated. */
  async *items<P extends PathOf<"get">>(
    path: P,
    ...given: Arguments<Operation<"get", P>>
  ): AsyncGenerator<ItemOf<AnswerOf<Operation<"get", P>>>, void, undefined> {
    type Page = { items: ItemOf<AnswerOf<Operation<"get", P>>>[]; next_cursor?: string | null };
    const first = (given[0] ?? {}) as Loose;
    let cursor: string | null | undefined;
    do {
      const query = { limit: 200, ...first.query, ...(cursor ? { cursor } : {}) };
      const page = await this.#value<Page>("get", path, { ...first, query });
      yield* page.items;
      cursor = page.next_cursor;
    } while (cursor);
  }

  /**
   * What happens in an event, from now on or after a place, for as long as it is iterated; it
   * resumes by itself without loss. `feed.reset` says that what was missed is not kept any more:
   * read everything anew. Ends with the refusal (401, 403, 404) of who may not listen any longer.
   */
  async *feed(eventId: EventId, following: Following = {}): AsyncGenerator<FeedEvent, void, undefined> {
    const path = addressOf("/api/v1/events/{event_id}/feed", { path: { event_id: eventId } });
    const open = (headers: Record<string, string>, signal: AbortSignal) =>
      this.#transport.open(this.#called("get", path, {}, { ...headers, ...this.#bearer() }, signal));
    for await (const { id, event, data } of follow(this.#transport, open, following)) {
      yield { id, event, data: JSON.parse(data) as unknown } as FeedEvent;
    }
  }

  /** Yields whenever the holder's agenda may have changed: read it again. 410: the badge is revoked. */
  async *agendaChanges(badge: string, signal?: AbortSignal): AsyncGenerator<void, void, undefined> {
    const path = "/api/v1/badges/agenda/feed";
    const open = (headers: Record<string, string>, ending: AbortSignal) =>
      this.#transport.open(
        this.#called("get", path, {}, { ...headers, "X-Badge-Token": badge }, ending),
      );
    const following = signal ? { signal } : {};
    for await (const _ of follow(this.#transport, open, following)) yield;
  }

  #begin(token: string, expiresAt: string | null, renews: boolean): Session {
    const session = { token, expiresAt, since: this.#now(), renews };
    this.session = session;
    return session;
  }

  async #value<T>(verb: Verb, path: string, given: unknown): Promise<T> {
    return (await this.#call(verb, path, (given ?? {}) as Loose)).value as T;
  }

  async #call(verb: Verb, template: string, given: Loose): Promise<Answer<unknown>> {
    if (!template.startsWith("/api/v1/auth/token")) await this.#stayLoggedIn();
    const headers = this.#bearer();
    if (given.badge) headers["X-Badge-Token"] = given.badge;
    if (given.ifNoneMatch) headers["If-None-Match"] = given.ifNoneMatch;
    if (given.ifMatch) headers["If-Match"] = given.ifMatch;
    if (verb === "post") headers["Idempotency-Key"] = given.idempotencyKey ?? newId();
    const call = this.#called(verb, addressOf(template, given), given, headers, given.signal);
    return this.#transport.send(call, async (answer) => ({
      status: answer.status,
      value: await contentOf(answer),
      etag: answer.headers.get("ETag"),
      headers: answer.headers,
    }));
  }

  #called(
    verb: Verb,
    path: string,
    given: Loose,
    headers: Record<string, string>,
    signal: AbortSignal | undefined,
  ): Call {
    // Answers are kept for callers with a token alone, and a change that is based on something
    // older than itself would be refused when it is repeated.
    const repeatable = verb === "post" ? "Authorization" in headers : !given.ifMatch;
    const call: Call = { method: verb.toUpperCase(), path, headers, repeatable, signal };
    if (given.form) call.body = given.form;
    if (given.body !== undefined) {
      call.body = JSON.stringify(given.body);
      headers["Content-Type"] = "application/json";
    }
    return call;
  }

  #bearer(): Record<string, string> {
    return this.#session ? { Authorization: `Bearer ${this.#session.token}` } : {};
  }

  /** Renew the token in time; where that fails, calls go on with the token that there is. */
  async #stayLoggedIn(): Promise<void> {
    const session = this.#session;
    if (!session?.renews || !session.expiresAt) return;
    const end = Date.parse(session.expiresAt);
    if (end - this.#now() > (end - session.since) * RENEW_AT) return;
    this.#renewing ??= this.renew()
      .catch((error: unknown) => {
        const ended = error instanceof Problem && this.#session?.token === session.token;
        if (ended) this.session = { ...session, renews: false };
      })
      .finally(() => {
        this.#renewing = null;
      });
    await this.#renewing;
  }
}

async function contentOf(answer: Response): Promise<unknown> {
  if (answer.status === 204 || answer.status === 304) return null;
  const kind = answer.headers.get("Content-Type") ?? "";
  return /[/+]json\b/.test(kind) ? answer.json() : answer.blob();
}
