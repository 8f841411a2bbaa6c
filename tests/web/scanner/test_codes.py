"""The page reads badges' codes and checks their signatures as the server does."""

from dataclasses import asdict
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from app.badges.tokens import (
    BadgeToken,
    Unreadable,
    encode,
    encode_text,
    issue,
    key_ring,
    new_badge_id,
    new_signing_key,
    parse,
    printed_code,
)
from app.checkin.scans.rules import (
    judge_code,
)
from tests.web.node import Node
from tests.web.scanner.test_rules import EVENT, OTHER

key, retired, foreign = (new_signing_key(event) for event in (EVENT, EVENT, OTHER))
stranger = new_signing_key(EVENT)
RING = key_ring(each.verification_key() for each in (key, retired, foreign))
tokens = st.sampled_from([key, retired, foreign, stranger]).map(
    lambda signer: issue(signer, new_badge_id())
)
texts = st.one_of(
    st.text(max_size=200),
    st.text("ABCXYZ234567abc \t\r\n/:", max_size=300),
    tokens.map(encode),
    tokens.map(lambda token: encode_text(token, "https://temu.example.id")),
    tokens.map(lambda token: encode(token).lower() + "\r\n"),
    tokens.map(lambda token: " ".join(encode(token))),
    tokens.map(lambda token: encode(token)[:-3]),
    tokens.map(lambda token: encode(token) * 2),
    tokens.map(lambda token: encode(token)[:60] + "7" + encode(token)[61:]),
    tokens.map(lambda token: "\x85\x1c" + encode(token) + "\u2003\ufeff"),
    st.sampled_from(["A" * 2001, "\U0001f600" * 1001, "\U0001f600" * 2001, "ſ" * 120, "ı"]),
)


@settings(max_examples=40)
@given(many=st.lists(texts, min_size=10, max_size=30))
def test_the_page_reads_and_checks_codes_as_the_server_does(node: Node, many: list[str]) -> None:
    body = """
    const keys = new Map(given.keys.map(({ id, eventId, publicKey }) =>
      [id, { eventId, publicKey: it.unhex(publicKey) }]));
    return given.texts.map((text) => {
      const token = it.parse(text);
      const read = token.unreadable ?? `${token.keyId} ${token.badgeId}`;
      return [read, it.judgeCode(token, keys, given.eventId)];
    });
    """
    keys = [
        {"id": each.key_id, "eventId": str(each.event_id), "publicKey": each.public.hex()}
        for each in RING.values()
    ]
    told = node.run(
        "frame/offline/reading/token.js", body, {"texts": many, "keys": keys, "eventId": str(EVENT)}
    )
    assert told == [[_read(parse(text)), _judged(parse(text))] for text in many]


def _read(token: BadgeToken | Unreadable) -> str:
    if isinstance(token, Unreadable):
        return token.reason
    return f"{token.key_id} {token.badge_id}"


def _judged(token: BadgeToken | Unreadable) -> dict[str, Any] | None:
    unfit = judge_code(token, RING, EVENT)
    return asdict(unfit) if unfit else None


def test_the_code_in_letters_finds_the_holder_of_a_valid_badge_as_the_server_does(
    node: Node,
) -> None:
    typed = ["6BB3EC0EEB189F2D", " 6bb3ec0e-eb189f2d\n", "0" * 16, "6BB3EC0EEB189F2", "330412", ""]
    assert [printed_code(text) for text in typed] == [
        *["6bb3ec0eeb189f2d"] * 2,
        "0" * 16,
        *[None] * 3,
    ]
    people = [
        {"id": number, "name": number, "badges": [{"number": number, "revoked_at": revoked}]}
        for number, revoked in (("6bb3ec0eeb189f2d", None), ("0" * 16, "2025-07-04T01:00:00Z"))
    ]
    body = """
    const roster = new it.Roster(new Map([["people", given.people]]));
    return given.typed.map((text) => roster.personOfPrinted(text)?.id ?? null);
    """
    given = {"people": people, "typed": typed}
    found = node.run("scanner/deciding/roster.js", body, given)
    assert found == ["6bb3ec0eeb189f2d", "6bb3ec0eeb189f2d", *[None] * 4]
