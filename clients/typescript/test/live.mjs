// Against a running server, which TITIK_TEMU_HALL describes (JSON): `address`, `username` and
// `password` of an organizer, `eventId`, `gateId`, `codes` of badges, a device's one-time `enrolment`.
import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { Client, Door, openSnapshot, Problem, ScanQueue, some } from "./support.mjs";

const hall = JSON.parse(process.env.TITIK_TEMU_HALL);
const inEvent = { path: { event_id: hall.eventId } };
const at = "/api/v1/events/{event_id}";

/** A file for each text, as an app under Node may keep them. */
class Folder {
  constructor(folder) {
    this.folder = folder;
  }

  async entries() {
    const names = await readdir(this.folder);
    return Promise.all(
      names.map(async (name) => [decodeURIComponent(name), await readFile(this.#of(name), "utf8")]),
    );
  }

  put(key, text) {
    return writeFile(this.#of(encodeURIComponent(key)), text);
  }

  async remove(keys) {
    await Promise.all(keys.map((key) => rm(this.#of(encodeURIComponent(key)))));
  }

  #of = (name) => path.join(this.folder, name);
}

/** A network that carries a call and loses its answer, as often as `losses` says. */
function losing(losses) {
  return async (...call) => {
    const answer = await fetch(...call);
    if (losses.left === 0 || !losses.of.test(call[0])) return answer;
    losses.left -= 1;
    await answer.arrayBuffer();
    throw new TypeError("the answer was lost");
  };
}

const quick = { address: hall.address, language: "en", sleep: async () => {} };

async function organizer(options = {}) {
  const client = new Client({ ...quick, ...options });
  await client.logIn({ username: hall.username, password: hall.password });
  return client;
}

test("a wrong password is a problem with a code, and a right one a session that is kept", async () => {
  const kept = [];
  const client = new Client({ ...quick, onSession: (session) => kept.push(session) });
  const wrong = client.logIn({ username: hall.username, password: "salah" });
  const refused = await wrong.catch((error) => error);
  assert.ok(refused instanceof Problem);
  assert.deepEqual([refused.status, refused.code], [401, "bad_credentials"]);
  const session = await client.logIn({ username: hall.username, password: hall.password });
  assert.deepEqual(kept, [session]);
  assert.equal((await client.get("/api/v1/auth/token")).name, hall.username);
  const other = new Client({ ...quick, session: JSON.parse(JSON.stringify(kept[0])) });
  assert.equal((await other.get("/api/v1/auth/token")).holder, "user");
});

test("an old session renews itself", async () => {
  const client = await organizer();
  const { session } = client;
  const end = Date.parse(session.expiresAt);
  client.session = { ...session, since: Date.now() - 10 * (end - Date.now()) };
  await client.get(at, inEvent);
  assert.ok(Date.parse(client.session.expiresAt) >= end);
  assert.ok(client.session.since > session.since - 1);
});

test("a repeated change is carried out once, and a list read in pages", async () => {
  const losses = { left: 2, of: /\/gates$/ };
  const client = await organizer({ fetch: losing(losses) });
  const body = { name: "Pintu Belakang", kind: "event" };
  const made = await client.post(`${at}/gates`, { ...inEvent, body });
  assert.equal(losses.left, 0);
  const list = client.items(`${at}/gates`, { ...inEvent, query: { limit: 2 } });
  const named = (await some(list, 99)).filter(({ name }) => name === body.name);
  assert.deepEqual(named.map(({ id }) => id), [made.id]);
});

test("what has not changed is not sent again", async () => {
  const client = await organizer();
  const first = await client.read(at, inEvent);
  const again = await client.read(at, { ...inEvent, ifNoneMatch: first.etag });
  assert.deepEqual([first.status, again.status, again.value], [200, 304, null]);
});

test("a device without a network decides, keeps its scans over a restart, and loses none", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "titik-temu-"));
  const losses = { left: 1, of: /\/batch$/ };
  const device = new Client({ ...quick, attempts: 1, fetch: losing(losses) });
  const enrolled = await device.enrol(hall.enrolment);
  const envelope = await device.get(`${at}/snapshot`, inEvent);
  let queue = await ScanQueue.open(device, hall.eventId, new Folder(folder));
  let door = new Door(enrolled.device.principal, queue);
  const document = openSnapshot(envelope, enrolled.snapshot_key, hall.eventId);
  assert.ok(door.apply(document));
  const forged = { ...envelope, document: envelope.document.replace("Pintu", "Palsu") };
  assert.throws(() => openSnapshot(forged, enrolled.snapshot_key, hall.eventId));

  const decided = [];
  const scan = (code) => door.scan({ code }, hall.gateId, "entry", queue.now());
  for (const code of [hall.codes[0], hall.codes[0], "8992753101", hall.codes[1]]) {
    const told = scan(code);
    decided.push([told.decision.verdict, told.decision.reason, told.person !== null]);
    await queue.add({ code }, hall.gateId, "entry", told);
  }
  assert.deepEqual(decided, [
    ["admitted", null, true],
    ["refused", "already_inside", true],
    ["refused", "unknown_code", false],
    ["admitted", null, true],
  ]);
  const nowhere = "0197c0de-0000-7000-8000-00000000dead";
  const decision = { verdict: "admitted", reason: null };
  await queue.add({ code: hall.codes[2] }, nowhere, "entry", { decision, person: null, passage: null });

  const made = queue.waiting.map(({ scan_id }) => scan_id);
  queue = await ScanQueue.open(device, hall.eventId, new Folder(folder)); // as after a restart
  assert.deepEqual(queue.waiting.map(({ scan_id }) => scan_id), made);
  const lost = await queue.upload();
  assert.equal(lost.failure.name, "Unreachable");
  assert.equal(queue.waiting.length, 5);

  queue = await ScanQueue.open(device, hall.eventId, new Folder(folder));
  door = new Door(enrolled.device.principal, queue);
  door.apply(document);
  assert.equal(scan(hall.codes[0]).decision.reason, "already_inside", "what was kept is known");
  const { outcomes, failure } = await queue.upload();
  assert.equal(failure, null);
  assert.deepEqual(
    outcomes.map(({ answer }) => answer && [answer.verdict, answer.reason]),
    [...decided.map(([verdict, reason]) => [verdict, reason]), null],
  );
  assert.equal(queue.waiting.length, 0);

  queue = await ScanQueue.open(device, hall.eventId, new Folder(folder));
  assert.deepEqual(queue.rejected.map(({ scan }) => scan.scan_id), made.slice(4));
  await queue.dismiss(made[4]);
  door = new Door(enrolled.device.principal, queue);
  door.apply(document);
  assert.equal(scan(hall.codes[1]).decision.reason, "already_inside", "no snapshot has it yet");
  await queue.trust(document.made_at);
  assert.equal((await readdir(folder)).length, 2);
  await queue.trust(new Date(Date.now() + 3_600_000).toISOString());
  assert.deepEqual(await readdir(folder), []);
  const organizing = await organizer();
  const recorded = await some(organizing.items(`${at}/scans`, inEvent), 99);
  const once = recorded.filter(({ scan_id }) => made.includes(scan_id)).map(({ scan_id }) => scan_id);
  assert.deepEqual(once.sort(), made.slice(0, 4).sort());
  await rm(folder, { recursive: true });
});

test("the feed tells what happens, and resumes where it was left", async () => {
  const client = await organizer();
  const scan = (code) =>
    client.post(`${at}/scans`, {
      ...inEvent,
      body: {
        scan_id: crypto.randomUUID(),
        gate_id: hall.gateId,
        code,
        scanned_at: new Date().toISOString(),
      },
    });
  let place;
  const begun = Promise.withResolvers();
  const onPlace = (one) => {
    place = one;
    begun.resolve();
  };
  const first = some(client.feed(hall.eventId, { onPlace }), 1);
  await begun.promise;
  const one = await scan(hall.codes[3]);
  const [told] = await first;
  assert.deepEqual([told.event, told.data.id], ["scan.recorded", one.id]);
  const two = await scan("8992753101");
  const missed = client.feed(hall.eventId, { after: told.id });
  for await (const { event, data } of missed) {
    if (event === "scan.recorded") {
      assert.equal(data.id, two.id);
      break;
    }
  }
  assert.ok(place);
});
