"""A badge's token is read through every scanner, and only our own signature is accepted."""

import string
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.badges.tokens import (
    CODE_CHARACTERS,
    TOKEN_CHARACTERS,
    Authentic,
    BadgeToken,
    NotAuthentic,
    PublicAddressError,
    SigningKey,
    Unreadable,
    UnreadableReason,
    encode,
    encode_text,
    issue,
    key_ring,
    new_badge_id,
    new_signing_key,
    parse,
    verify,
)

EVENT = UUID("0197d3a0-0000-7000-8000-000000000001")
OTHER_EVENT = UUID("0197d3a0-0000-7000-8000-000000000002")
KEY = SigningKey("a3f09c", EVENT, bytes(range(32)))
RING = key_ring([KEY.verification_key()])
TOKEN = issue(KEY, "0123456789abcdef")
PRINTED = (
    "UPYJYAJDIVTYTK6N54ZXRZNQKVGQXPOQ3NELRNKGUMVPSG545ZRGU73TOMWYSJBOK3S5GRNDXH7I"
    "HHQ4OPWDCFHAKC33FYEKHMTIURT4YSTIXWGHVYIC4TAA"
)
"""`TOKEN` as it is printed on existing badges."""
SITE = "https://temu.banjarnegarakab.go.id"
QR_ALPHANUMERIC = set(string.digits + string.ascii_uppercase + " $%*+-./:")

badge_ids = st.binary(min_size=8, max_size=8).map(bytes.hex)
sites = st.sampled_from([None, SITE, SITE + "/", "http://10.0.0.5:8000", "https://a.id"])
disturbances = st.sampled_from(["", " ", "\r", "\n", "\r\n", "\t", "  \t\r\n", "\u00a0"])


@given(badge_id=badge_ids, site=sites, before=disturbances, after=disturbances, lower=st.booleans())
def test_a_token_comes_back_through_any_scanner(
    badge_id: str, site: str | None, before: str, after: str, lower: bool
) -> None:
    token = issue(KEY, badge_id)
    printed = encode_text(token, site)
    scanned = before + (printed.lower() if lower else printed) + after

    assert parse(scanned) == token
    assert verify(token, RING) == Authentic(badge_id, EVENT)


def test_what_is_signed_and_how_it_is_written_never_changes() -> None:
    assert encode(TOKEN) == PRINTED, "badges that were printed must be read tomorrow too"
    assert verify(parse_known(PRINTED), RING) == Authentic("0123456789abcdef", EVENT)


def parse_known(text: str) -> BadgeToken:
    token = parse(text)
    assert isinstance(token, BadgeToken)
    return token


@given(
    position=st.integers(0, TOKEN_CHARACTERS - 1),
    char=st.characters(),
    addressed=st.booleans(),
)
def test_a_token_with_any_one_character_changed_is_refused(
    position: int, char: str, addressed: bool
) -> None:
    text = encode_text(TOKEN, SITE if addressed else None)
    at = len(text) - TOKEN_CHARACTERS + position
    damaged = text[:at] + char + text[at + 1 :]
    if char.isascii() and char.upper() == text[at]:
        return

    read = parse(damaged)
    assert isinstance(read, Unreadable) or isinstance(verify(read, RING), NotAuthentic)


@given(position=st.integers(0, 119), char=st.sampled_from(string.ascii_uppercase + "234567"))
def test_a_token_with_one_base32_letter_changed_is_read_but_proves_nothing(
    position: int, char: str
) -> None:
    text = encode(TOKEN)
    if text[position] == char:
        return
    read = parse(text[:position] + char + text[position + 1 :])

    assert isinstance(read, BadgeToken)
    other_key = read.key_id != TOKEN.key_id
    expected = NotAuthentic("unknown_code") if other_key else NotAuthentic("bad_signature")
    assert verify(read, RING) == expected


@given(st.text(st.characters(exclude_categories=[]), max_size=400))
def test_no_text_makes_the_parser_fail(text: str) -> None:
    assert isinstance(parse(text), Unreadable)


@given(st.text("ABCXYZ234567 /:\n", min_size=100, max_size=300))
def test_no_text_of_a_tokens_letters_passes_as_authentic(text: str) -> None:
    read = parse(text)
    assert isinstance(read, Unreadable) or isinstance(verify(read, RING), NotAuthentic)


def test_a_token_is_refused_at_another_event_and_under_another_key() -> None:
    stolen = SigningKey(KEY.key_id, OTHER_EVENT, KEY.private).verification_key()
    assert verify(TOKEN, {KEY.key_id: stolen}) == NotAuthentic("bad_signature")
    stranger = new_signing_key(EVENT)
    assert verify(TOKEN, key_ring([stranger.verification_key()])) == NotAuthentic("unknown_code")
    assert verify(TOKEN, {}) == NotAuthentic("unknown_code")


def test_an_authentic_token_names_the_event_of_its_key() -> None:
    key = new_signing_key(OTHER_EVENT)
    ring = key_ring([KEY.verification_key(), key.verification_key()])
    assert verify(issue(key, "00" * 8), ring) == Authentic("00" * 8, OTHER_EVENT)


@pytest.mark.parametrize("site", [None, SITE, "https://" + "x" * 87 + ".id"])
def test_the_printed_text_fits_a_version_8_code_in_alphanumeric_mode(site: str | None) -> None:
    text = encode_text(TOKEN, site)
    assert set(text) <= QR_ALPHANUMERIC
    assert len(text) <= CODE_CHARACTERS
    assert len(encode(TOKEN)) == TOKEN_CHARACTERS == 120


def test_the_printed_address_is_the_events_agenda_page_in_capitals() -> None:
    assert encode_text(TOKEN, SITE) == f"HTTPS://TEMU.BANJARNEGARAKAB.GO.ID/B/{encode(TOKEN)}"


@pytest.mark.parametrize(
    "site",
    [
        "temu.example.id",
        "ftp://temu.example.id",
        "https://",
        "https://temu.example.id/kontak",
        "https://temu.example.id/?a=1",
        "https://user@temu.example.id",
        "https://temu_bisnis.example.id",
        "https://[::1",
        "https://" + "x" * 100 + ".id",
    ],
)
def test_an_address_that_cannot_be_printed_in_capitals_is_refused_with_its_text(site: str) -> None:
    with pytest.raises(PublicAddressError, match=r"must|too long"):
        encode_text(TOKEN, site)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", UnreadableReason.EMPTY),
        (" \t\r\n", UnreadableReason.EMPTY),
        ("8992761002015", UnreadableReason.FOREIGN),
        ("https://example.id/promo?x=1", UnreadableReason.FOREIGN),
        ("A" * 5_000, UnreadableReason.FOREIGN),
        (encode(TOKEN)[:-1], UnreadableReason.PARTIAL),
        (encode(TOKEN) + encode(TOKEN), UnreadableReason.PARTIAL),
        (encode(TOKEN) + "A", UnreadableReason.PARTIAL),
        ("A" + encode(TOKEN), UnreadableReason.PARTIAL),
        (encode(TOKEN) + "/" + encode(TOKEN), UnreadableReason.PARTIAL),
    ],
)
def test_an_unreadable_text_says_what_is_wrong_with_it(text: str, reason: UnreadableReason) -> None:
    read = parse(text)
    assert read == Unreadable(reason)
    assert read.code == "unknown_code"


def test_an_address_typed_through_another_keyboard_layout_is_still_read() -> None:
    garbled = encode_text(TOKEN, SITE).replace("://", "Ö--").replace("/", "-")
    assert parse(garbled) == TOKEN


def test_an_address_that_a_phone_added_a_query_to_is_still_read() -> None:
    assert parse(encode_text(TOKEN, SITE) + "?utm_source=camera") == TOKEN


def test_keys_and_badge_ids_are_random_and_of_the_size_the_token_has_room_for() -> None:
    keys = {new_signing_key(EVENT).private for _ in range(20)}
    ids = {new_badge_id() for _ in range(200)}
    assert len(keys) == 20
    assert len(ids) == 200
    assert {len(bytes.fromhex(badge_id)) for badge_id in ids} == {8}


def test_a_private_key_is_not_shown_in_logs() -> None:
    assert "private" not in repr(KEY)
