// What is repeated, when, and what is not: by a server that says what a test wants.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Client, Problem, some, Unreachable } from "./support.mjs";

const json = (status, body, headers = {}) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
const problem = (status, code, headers) => json(status, { code, detail: code, errors: [] }, headers);
const lost = () => {
  throw new TypeError("the network is gone");
};
const stream = (text) =>
  new Response(text, { status: 200, headers: { "Content-Type": "text/event-stream" } });

/** A client of a server that gives these answers, one after the other; `calls` and `waits` say what it did. */
function clientOf(answers, options = {}) {
  const calls = [];
  const waits = [];
  const client = new Client({
    address: "https://temu.example.id/",
    session: { token: "secret", expiresAt: null, since: 0, renews: false },
    fetch: async (url, call) => {
      calls.push({ url, ...call });
      return answers.shift()();
    },
    sleep: async (milliseconds) => {
      waits.push(milliseconds);
    },
    random: () => 1,
    ...options,
  });
  return { client, calls, waits };
}

const EVENT = { path: { event_id: "0197c0de-0000-7000-8000-000000000001" } };

test("a change is repeated under one key, with growing waits", async () => {
  const answers = [lost, () => problem(502, ""), () => json(201, { id: "gate" })];
  const { client, calls, waits } = clientOf(answers);
  const body = { name: "Pintu", kind: "event" };
  const made = await client.post("/api/v1/events/{event_id}/gates", { ...EVENT, body });
  assert.equal(made.id, "gate");
  const keys = calls.map(({ headers }) => headers["Idempotency-Key"]);
  assert.equal(new Set(keys).size, 1);
  assert.match(keys[0], /^[0-9a-f-]{36}$/);
  assert.deepEqual(waits, [500, 1000]);
  assert.equal(calls[0].url, `https://temu.example.id/api/v1/events/${EVENT.path.event_id}/gates`);
});

test("the server's own wait is kept, and too long a one is told", async () => {
  const { client, waits } = clientOf([
    () => problem(429, "too_many", { "Retry-After": "7" }),
    () => json(200, {}),
    () => problem(503, "away", { "Retry-After": "3600" }),
  ]);
  await client.get("/api/v1/meta");
  assert.deepEqual(waits, [7000]);
  const refused = await client.get("/api/v1/meta").catch((error) => error);
  assert.ok(refused instanceof Problem);
  assert.deepEqual([refused.status, refused.code, refused.retryAfter], [503, "away", 3_600_000]);
});

test("nothing is repeated that might be carried out twice", async () => {
  const { client, calls } = clientOf([lost, lost, lost], { session: null });
  const body = { username: "panitia", password: "kata sandi" };
  await assert.rejects(client.post("/api/v1/auth/tokens", { body }), Unreachable);
  const change = { ...EVENT, body: { name: "Lain" }, ifMatch: '"1"' };
  await assert.rejects(client.patch("/api/v1/events/{event_id}", change), Unreachable);
  assert.equal(calls.length, 2);
});

test("a refusal is no failure of the network and is told with its code and fields", async () => {
  const errors = [{ pointer: "/name", code: "missing", detail: "Isi nama." }];
  const { client, calls } = clientOf([() => json(422, { code: "invalid", detail: "Salah.", errors })]);
  const call = client.post("/api/v1/events", { body: { name: "", day: "2025-07-04" } });
  const refused = await call.catch((error) => error);
  assert.ok(refused instanceof Problem);
  assert.deepEqual([refused.code, refused.message, refused.errors], ["invalid", "Salah.", errors]);
  assert.equal(calls.length, 1);
});

test("a call ends when it is told to", async () => {
  const ending = new AbortController();
  const { client, calls } = clientOf([lost, lost], { sleep: async () => ending.abort() });
  await assert.rejects(client.get("/api/v1/meta", { signal: ending.signal }), { name: "AbortError" });
  assert.equal(calls.length, 1);
});

test("a token is renewed in time, once for all calls, and not after a refusal", async () => {
  const day = 86_400_000;
  const session = { token: "secret", expiresAt: new Date(30 * day).toISOString(), since: 0, renews: true };
  const later = new Date(60 * day).toISOString();
  const answer = () => json(200, { expires_at: later });
  const kept = [];
  const { client, calls } = clientOf([answer, answer, answer, answer], {
    session,
    now: () => 25 * day,
    onSession: (one) => kept.push(one),
  });
  await Promise.all([client.get("/api/v1/meta"), client.get("/api/v1/meta")]);
  await client.get("/api/v1/meta");
  const renewals = calls.filter(({ url }) => url.endsWith("/renewal"));
  assert.equal(renewals.length, 1);
  assert.deepEqual(kept, [{ ...session, expiresAt: later, since: 25 * day }]);

  const ended = clientOf([() => problem(403, "no"), answer, answer], { session, now: () => 25 * day });
  await ended.client.get("/api/v1/meta");
  await ended.client.get("/api/v1/meta");
  assert.equal(ended.calls.length, 3);
});

test("the feed resumes after the last event that was taken, and tells of a reset", async () => {
  const scan = (id) => `id: ${id}\nevent: scan.recorded\ndata: {"id":"${id}"}\n\n`;
  const places = [];
  const { client, calls } = clientOf([
    () => stream(`: now\nid: 1-1\n\n${scan("1-2")}id: 1-3\nevent: scan.rec`),
    lost,
    () => stream(`id: 9-9\r\nevent: feed.reset\r\ndata: {}\r\n\r\n`),
    () => problem(403, "forbidden"),
  ]);
  const told = [];
  const listening = async () => {
    for await (const event of client.feed(EVENT.path.event_id, { onPlace: (one) => places.push(one) })) {
      told.push([event.id, event.event]);
    }
  };
  await assert.rejects(listening, { code: "forbidden" });
  assert.deepEqual(told, [["1-2", "scan.recorded"], ["9-9", "feed.reset"]]);
  assert.deepEqual(places, ["1-1", "1-2", "9-9"]);
  assert.deepEqual(calls.map(({ headers }) => headers["Last-Event-ID"]), [undefined, "1-2", "1-2", "9-9"]);
});

test("a list is read page after page", async () => {
  const { client, calls } = clientOf([
    () => json(200, { items: [1, 2], next_cursor: "a" }),
    () => json(200, { items: [3], next_cursor: null }),
  ]);
  const list = client.items("/api/v1/events/{event_id}/attendees", { ...EVENT, query: { kind: "guest" } });
  assert.deepEqual(await some(list, 9), [1, 2, 3]);
  const asked = calls.map(({ url }) => url.split("?")[1]);
  assert.deepEqual(asked, ["limit=200&kind=guest", "limit=200&kind=guest&cursor=a"]);
});
