"""The published cases for clients without a network are those of the server and of the page."""

import json
from typing import Any

import pytest

from docs.make_offline_vectors import DECISIONS, FILE, RECONCILIATIONS, vectors
from tests.web.node import Node

_KNOW = """
const ms = (text) => (text === null ? null : Date.parse(text));
const asAttempt = ({ device, direction, counts_at, offline }) =>
  ({ device, direction, at: ms(counts_at), offline });
const asBadge = (badge) => "authentic" in badge ? badge : {
  revokedAt: ms(badge.revoked_at), withdrawn: badge.withdrawn, onList: badge.on_list };
"""
_TOKENS = """
const keys = new Map(given.keys.map(({ key_id, event_id, public_key }) =>
  [key_id, { eventId: event_id, publicKey: it.unhex(public_key) }]));
return given.tokens.map(({ text }) => {
  const token = it.parse(text);
  const reason = it.judgeCode(token, keys, given.event_id)?.reason ?? null;
  return [token.keyId ?? null, token.badgeId ?? null, reason];
});
"""
_DECISIONS = (
    _KNOW
    + """
return given.map(({ attempt, badge, history, opens_at, closes_at }) => {
  if (attempt.refused) return { verdict: "refused", reason: attempt.refused };
  const passages = history.map((one) => ({ ...one, at: ms(one.at) }));
  const hours = { opensAt: ms(opens_at), closesAt: ms(closes_at) };
  return it.decide(asAttempt(attempt), asBadge(badge), passages, hours);
});
"""
)
_RECONCILIATIONS = (
    _KNOW
    + """
const good = { revokedAt: null, withdrawn: false, onList: true };
return given.map(({ uploads }) => {
  const history = [];
  return uploads.flat().map((scan) => {
    if (scan.refused) return { verdict: "refused", reason: scan.refused };
    const attempt = asAttempt(scan);
    const decision = it.decide(attempt, good, history, { opensAt: null, closesAt: null });
    if (decision.verdict === "admitted") history.push(attempt);
    return decision;
  });
});
"""
)


@pytest.fixture(scope="module")
def published() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return read


def _outcome(case: dict[str, Any]) -> dict[str, Any]:
    return {"verdict": case["verdict"], "reason": case["reason"]}


def test_the_file_is_what_the_server_decides(published: dict[str, Any]) -> None:
    assert published == vectors(), "run docs/make_offline_vectors.py"
    assert len(published["decisions"]) == DECISIONS
    assert len(published["reconciliations"]) == RECONCILIATIONS


def test_the_cases_show_every_decision(published: dict[str, Any]) -> None:
    seen = {(case["verdict"], case["reason"]) for case in published["decisions"]}
    reasons = {reason for _, reason in seen} - {None}
    assert reasons >= {"revoked", "cancelled", "not_on_list", "too_early", "too_late"}
    assert reasons >= {"already_inside", "not_inside", "unknown_code", "bad_signature"}
    assert {reason for verdict, reason in seen if verdict == "admitted"} >= {None, "already_inside"}
    assert {case["reason"] for case in published["tokens"]} == {
        None,
        "unknown_code",
        "bad_signature",
        "wrong_event",
    }


def test_the_page_reads_and_checks_the_tokens_alike(node: Node, published: dict[str, Any]) -> None:
    told = node.run("frame/offline/reading/token.js", _TOKENS, published)
    assert told == [
        [case["key_id"], case["badge_id"], case["reason"]] for case in published["tokens"]
    ]


def test_the_page_decides_and_reconciles_alike(node: Node, published: dict[str, Any]) -> None:
    decided = node.run("scanner/deciding/decide.js", _DECISIONS, published["decisions"])
    assert decided == [_outcome(case) for case in published["decisions"]]
    cases = published["reconciliations"]
    told = node.run("scanner/deciding/decide.js", _RECONCILIATIONS, cases)
    assert told == [
        [_outcome(scan) for upload in case["uploads"] for scan in upload] for case in cases
    ]
