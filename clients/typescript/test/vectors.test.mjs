// The published cases for clients that work without a network (docs/offline-vectors.json).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { decide, judgeToken, readToken } from "./support.mjs";

const vectors = JSON.parse(readFileSync(new URL("../../../docs/offline-vectors.json", import.meta.url)));
const ms = (text) => (text === null ? null : Date.parse(text));
const attemptOf = ({ device, direction, counts_at, offline }) => ({
  device,
  direction,
  at: ms(counts_at),
  offline,
});
const outcome = ({ verdict, reason }) => ({ verdict, reason });

test("tokens are read and judged as published", () => {
  assert.equal(vectors.tokens.length, 18);
  for (const { name, text, key_id, badge_id, reason } of vectors.tokens) {
    const token = readToken(text);
    const told = [token.keyId ?? null, token.badgeId ?? null];
    assert.deepEqual(told, [key_id, badge_id], name);
    assert.equal(judgeToken(token, vectors.keys, vectors.event_id), reason, name);
  }
});

test("decisions are as published", () => {
  assert.equal(vectors.decisions.length, 200);
  for (const each of vectors.decisions) {
    if (each.attempt.refused) continue; // the device's own refusal, which the server keeps
    const { badge } = each;
    const known = "authentic" in badge ? badge : {
      revokedAt: ms(badge.revoked_at),
      withdrawn: badge.withdrawn,
      onList: badge.on_list,
    };
    const history = each.history.map((one) => ({ ...one, at: ms(one.at) }));
    const hours = { opensAt: ms(each.opens_at), closesAt: ms(each.closes_at) };
    assert.deepEqual(decide(attemptOf(each.attempt), known, history, hours), outcome(each));
  }
});

test("reconciliations are as published", () => {
  assert.equal(vectors.reconciliations.length, 50);
  const good = { revokedAt: null, withdrawn: false, onList: true };
  for (const { uploads } of vectors.reconciliations) {
    const history = [];
    for (const scan of uploads.flat()) {
      const attempt = attemptOf(scan);
      const decision = scan.refused
        ? { verdict: "refused", reason: scan.refused }
        : decide(attempt, good, history, { opensAt: null, closesAt: null });
      assert.deepEqual(decision, outcome(scan));
      if (decision.verdict === "admitted") history.push(attempt);
    }
  }
});
