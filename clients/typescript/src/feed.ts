// Server-sent events over fetch, which sends the token, with the place to resume from.
import { Problem } from "./errors.js";
import type { Transport } from "./transport.js";

export interface Following {
  /** Place after which to begin, as `onPlace` told it; without it: from now on. */
  after?: string;
  /** Told of each place as soon as what came before it was taken; keep it to resume after a restart. */
  onPlace?: (place: string) => void;
  signal?: AbortSignal;
}

export interface Message {
  id: string;
  event: string;
  data: string;
}

type Open = (headers: Record<string, string>, signal: AbortSignal) => Promise<Response>;

/** A server says something every 15 seconds; after so many milliseconds the line is dead. */
const SILENCE = 45_000;
/** Statuses with which the server says that it will not let us listen. */
const FINAL = new Set([400, 401, 403, 404, 410, 422, 426]);

/** Yield the events of a stream, and open it again where it broke off, for as long as it is read. */
export async function* follow(
  transport: Transport,
  open: Open,
  { after, onPlace, signal }: Following,
): AsyncGenerator<Message, void, undefined> {
  let place = after;
  let failures = 0;
  while (!signal?.aborted) {
    const ending = new AbortController();
    const end = () => ending.abort();
    signal?.addEventListener("abort", end);
    let asked: number | null = null;
    try {
      const headers: Record<string, string> = { Accept: "text/event-stream" };
      if (place) headers["Last-Event-ID"] = place;
      const answer = await open(headers, ending.signal);
      for await (const message of messages(answer, end)) {
        failures = 0;
        if (message.event) yield message;
        if (message.id && message.id !== place) {
          place = message.id;
          onPlace?.(place);
        }
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (error instanceof Problem && FINAL.has(error.status)) throw error;
      asked = error instanceof Problem ? error.retryAfter : null;
    } finally {
      signal?.removeEventListener("abort", end);
      end();
    }
    if (signal?.aborted) return;
    failures += 1;
    await transport.pause(failures, asked, signal);
  }
}

/** Yield what a stream says; a message with an id alone has no event. */
async function* messages(answer: Response, end: () => void): AsyncGenerator<Message> {
  if (!answer.body) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (true) {
    const silence = setTimeout(end, SILENCE);
    const { done, value } = await reader.read().finally(() => clearTimeout(silence));
    if (done) return; // an unfinished message comes again after the place before it
    text += value;
    const parts = text.split(/\r\n\r\n|\n\n|\r\r/);
    text = parts.pop() ?? "";
    for (const part of parts) yield message(part);
  }
}

function message(part: string): Message {
  const said: Message = { id: "", event: "", data: "" };
  const data: string[] = [];
  for (const line of part.split(/\r\n|\n|\r/)) {
    const [, name, value = ""] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (name === "data") data.push(value);
    if (name === "id") said.id = value;
    if (name === "event") said.event = value;
  }
  said.data = data.join("\n");
  if (data.length === 0) said.event = "";
  else said.event ||= "message";
  return said;
}
