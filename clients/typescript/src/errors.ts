import type { components } from "./schema.js";

export type ProblemDocument = components["schemas"]["Problem"];
export type FieldProblem = components["schemas"]["FieldProblem"];
/** A code of the document; a newer server may say others, which are to be treated by their status. */
export type ErrorCode = components["schemas"]["ErrorCode"] | (string & {});

/** The server refused a call (RFC 9457): branch on `code`, show `detail`, log `requestId`. */
export class Problem extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly errors: FieldProblem[];
  readonly context: Record<string, unknown>;
  readonly requestId: string;
  /** Milliseconds after which the server asked to be called again; null: it did not say. */
  readonly retryAfter: number | null;

  constructor(status: number, document: Partial<ProblemDocument>, retryAfter: number | null) {
    super(document.detail ?? `HTTP ${status}`);
    this.name = "Problem";
    this.status = status;
    this.code = document.code ?? "";
    this.detail = document.detail ?? "";
    this.errors = document.errors ?? [];
    this.context = document.context ?? {};
    this.requestId = document.request_id ?? "";
    this.retryAfter = retryAfter;
  }
}

/** Nobody answered, in the time and the attempts allowed; it may work later. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.name = "Unreachable";
  }
}
