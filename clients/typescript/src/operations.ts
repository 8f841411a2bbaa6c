// From the generated types: which paths there are, what they take and what they answer.
import type { paths } from "./schema.js";

export type Verb = "get" | "post" | "put" | "patch" | "delete";
export type PathOf<V extends Verb> = {
  [P in keyof paths]: [Exclude<paths[P][V], undefined>] extends [never] ? never : P;
}[keyof paths];
export type Operation<V extends Verb, P extends keyof paths> = Exclude<paths[P][V], undefined>;

type PathPart<O> = O extends { parameters: { path: infer T } } ? { path: T } : { path?: never };
type QueryPart<O> = O extends { parameters: { query: infer T } }
  ? { query: T }
  : O extends { parameters: { query?: infer T } }
    ? { query?: Exclude<T, undefined> }
    : { query?: never };
type BodyPart<O> = O extends { requestBody: { content: { "application/json": infer T } } }
  ? { body: T }
  : O extends { requestBody: { content: { "multipart/form-data": unknown } } }
    ? { form: FormData }
    : O extends { requestBody?: { content: { "application/json": infer T } } }
      ? { body?: T }
      : { body?: never };

export interface Extras {
  /** The text of a badge's QR code, where a badge opens something. */
  badge?: string;
  /** `ETag` of what is held: the answer has no value, and status 304, if it is still true. */
  ifNoneMatch?: string;
  /** `ETag` that a change is based on: refused (412) if somebody else changed it since. */
  ifMatch?: string;
  /** Names a POST for good, also over restarts; made for each call where none is given. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export type Given<O> = PathPart<O> & QueryPart<O> & BodyPart<O> & Extras;
/** What a call takes; nothing need be given where nothing is required. */
export type Arguments<O> = Record<never, never> extends Given<O> ? [given?: Given<O>] : [given: Given<O>];

type Success<R> = R[Extract<keyof R, 200 | 201 | 202 | 203 | 204>];
type Content<A> = A extends { content: { "application/json": infer T } }
  ? T
  : A extends { content: infer C }
    ? [C] extends [never]
      ? null
      : Blob
    : null;
/** What an operation answers: JSON as it is, files as a `Blob`, null where there is no content. */
export type AnswerOf<O> = O extends { responses: infer R } ? Content<Success<R>> : never;
export type ItemOf<A> = A extends { items: (infer T)[] } ? T : never;

export interface Answer<T> {
  status: number;
  /** Null if nothing has changed (304). */
  value: T | null;
  etag: string | null;
  headers: Headers;
}

interface Loose extends Extras {
  path?: object;
  query?: object;
  body?: unknown;
  form?: FormData;
}

/** Put the parameters into a path; those that are undefined or null are left out of the query. */
export function addressOf(template: string, given: Loose): string {
  const values = (given.path ?? {}) as Record<string, unknown>;
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given.query ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) query.append(name, String(one));
    }
  }
  return query.size ? `${path}?${query}` : path;
}

export type { Loose };
