"""Clocks and decoders of devices that do not do what they promise."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.core.locale import lasting
from tests.web.node import Node


def test_a_decoder_that_promises_and_fails_is_replaced(node: Node) -> None:
    body = """
    const first = { decode: async () => { throw new Error("no service"); } };
    const decoder = it.withSubstitute(first, () => ({ decode: async () => "read" }));
    const told = [];
    for (let i = 0; i < 5; i++) told.push(await decoder.decode().catch(() => null));
    return told;
    """
    told = node.run("frame/offline/reading/decoder.js", f"return (async () => {{{body}}})()")
    assert told == [None, None, None, "read", "read"]


def test_a_clock_set_back_while_the_page_is_open_changes_no_moment(node: Node) -> None:
    body = """
    const clock = new it.Clock(86_400_000);
    const real = Date.now;
    const at = real();
    clock.watch(1_000, at);
    const told = [clock.watch(2_000, at + 1_000), clock.watch(3_000, at + 2_000 - 86_400_000)];
    return [...told, clock.offset];
    """
    assert node.run("frame/offline/time.js", body) == [False, True, 0]


def test_a_clock_that_begins_anew_is_not_before_what_has_passed(node: Node) -> None:
    body = "const c = new it.Clock(0, given); return c.now() - given;"
    later = (datetime.now(UTC).timestamp() + 86_400 * 3_000) * 1_000
    assert node.run("frame/offline/time.js", body, later) == 0


@pytest.mark.parametrize(("known", "sent"), [(0, 0), (-20_000, None)])
def test_a_moment_that_cannot_be_is_told_as_the_device_knew_it(
    node: Node, known: int, sent: int | None
) -> None:
    day = 86_400_000
    body = """
    const clock = { now: () => given.now, offset: 0 };
    let waiting = [given.entry];
    const sent = [];
    const server = { batch: async (scans) => (sent.push(...scans), { items: [{ scan: {} }] }) };
    const ledger = { waiting: () => waiting, settle: async () => { waiting = []; } };
    await it.uploadWaiting(server, ledger, clock, () => {}, "event");
    return Date.parse(sent[0].scanned_at);
    """
    now = round(datetime.now(UTC).timestamp() * 1_000)
    entry: dict[str, Any] = {"scan": {}, "deviceAt": now - 4_000 * day, "at": now + known * day}
    code = f"return (async () => {{{body}}})()"
    told = node.run("scanner/upload.js", code, {"now": now, "entry": entry})
    assert told == now + (sent or 0)


def test_a_span_is_told_in_hours_and_minutes_as_the_server_tells_it(node: Node) -> None:
    body = """
    const words = { hours: "{hours} jam", minutes: "{minutes} menit" };
    const say = (unit, values) => words[unit].replace(`{${unit}}`, values[unit]);
    return given.map((minutes) => it.lasting(minutes, say));
    """
    spans = [0, 1, 45, 60, 291, 600]
    told = node.run("frame/offline/time.js", body, spans)
    assert told == [lasting(minutes) for minutes in spans]


def test_a_field_is_said_in_the_words_of_the_page(node: Node) -> None:
    given = [
        ("2026-12-01", "id"),
        ("2026-04-07", "en"),
        ("15:00", "id"),
        ("08:05", "en"),
        ("2026-12-01T09:40", "id"),
        ("", "id"),
    ]
    said = node.run(
        "frame/said.js", "return given.map(([value, lang]) => it.inWords(value, lang))", given
    )
    assert [one.replace(",", "") for one in said] == [
        "Selasa 1 Desember 2026",
        "Tuesday 7 April 2026",
        "15.00",
        "08:05",
        "Selasa 1 Desember 2026 09.40",
        "",
    ]
