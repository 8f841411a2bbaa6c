"""Waiting scans are sent once each, in order, in batches that the server accepts."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.web.node import PAGES, Node

SERVER = (PAGES / "frame/offline/server.js").as_uri()
NOW = datetime(2025, 7, 4, 3, 0, tzinfo=UTC)
# A server that takes only so much at once, finds fault with some scans, and is tired of others;
# a ledger that keeps what was settled out of the next batch, as the scanner's does.
UPLOAD = """
const { Declined } = await import(given.server);
let waiting = given.entries;
const batches = [];
const settled = [];
const server = {
  async batch(scans) {
    const size = JSON.stringify(scans).length;
    if (scans.length > 500 || size > 1_000_000) throw new Declined(413, { detail: "too large" });
    if (scans.some((scan) => scan.poison)) throw new Declined(400, { detail: "malformed" });
    batches.push(scans);
    return {
      items: scans.map((scan) => scan.tired ? { status: 503 }
        : scan.unfit ? { status: 422, errors: [{ detail: "unfit" }] }
        : { status: 201, scan: { verdict: "admitted", scan_id: scan.scan_id } }),
    };
  },
};
const ledger = {
  waiting: (most) => waiting.slice(0, most),
  async settle(outcomes) {
    for (const { entry, answer, rejection } of outcomes) {
      settled.push([entry.scan.scan_id, answer?.scan_id ?? rejection]);
    }
    const done = new Set(outcomes.map(({ entry }) => entry));
    waiting = waiting.filter((entry) => !done.has(entry));
  },
};
const clock = { now: () => given.now, offset: given.offset };
const sent = await it.uploadWaiting(server, ledger, clock, () => {});
return { sent, settled, left: waiting.map((e) => e.scan.scan_id), batches };
"""


def upload(node: Node, scans: list[dict[str, Any]], **clock: int) -> dict[str, Any]:
    now = round(NOW.timestamp() * 1000)
    entries = [
        {"scan": {"scan_id": number, **scan}, "deviceAt": scan.pop("deviceAt", now)}
        for number, scan in enumerate(scans)
    ]
    code = f"return (async () => {{{UPLOAD}}})()"
    given = {"entries": entries, "now": now, "offset": 0, "server": SERVER} | clock
    told: dict[str, Any] = node.run("scanner/upload.js", code, given)
    return told


kinds = st.sampled_from([{}, {}, {}, {"poison": True}, {"unfit": True}, {"code": "X" * 2001}])


@settings(max_examples=40)
@given(scans=st.lists(kinds, max_size=60))
def test_every_scan_leaves_once_in_its_order_whatever_stands_beside_it(
    node: Node, scans: list[dict[str, Any]]
) -> None:
    told = upload(node, [dict(scan) for scan in scans])
    expected = [
        [number, "malformed" if "poison" in scan else "unfit" if "unfit" in scan else number]
        for number, scan in enumerate(scans)
    ]
    assert told["settled"] == expected
    assert told["left"] == []
    assert told["sent"] == bool(scans)


def test_more_than_a_server_takes_at_once_goes_in_several_batches(node: Node) -> None:
    told = upload(node, [{"code": "\N{PILE OF POO}" * 1000} for _ in range(600)])
    assert [number for number, _ in told["settled"]] == list(range(600))
    assert len(told["batches"]) > 1


def test_what_a_tired_server_did_not_take_stays_for_the_next_time(node: Node) -> None:
    told = upload(node, [{}, {"tired": True}, {}])
    assert [number for number, _ in told["settled"]] == [0, 2]
    assert told["left"] == [1]


@pytest.mark.parametrize(
    ("lead", "written"),
    [
        (timedelta(minutes=-3), "as it was"),
        (timedelta(hours=23), "as it was"),
        (timedelta(days=-29), "as it was"),
        (timedelta(days=-20_000), NOW),
        (timedelta(days=400), NOW),
    ],
)
def test_a_clock_that_cannot_be_right_is_put_right_by_the_servers(
    node: Node, lead: timedelta, written: str | datetime
) -> None:
    milliseconds = round(lead.total_seconds() * 1000)
    at = round(NOW.timestamp() * 1000) + milliseconds
    scan = {"scanned_at": "as it was", "deviceAt": at}
    ((sent,),) = upload(node, [scan], offset=milliseconds)["batches"]
    told = sent["scanned_at"]
    assert (told if told == "as it was" else datetime.fromisoformat(told)) == written
