"""Answers packed for slow networks, and secrets that their lengths must not tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers
from zstandard import ZstdDecompressor

from app.auth.passwords import csrf_matches, csrf_token
from app.core.http.compression import codings_accepted
from app.web.frame.assets import STATIC_DIR, asset
from tests.api import Api

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@on_sqlite
@pytest.mark.parametrize("coding", ["zstd", "br", "gzip"])
def test_a_long_answer_is_packed_as_the_client_wishes(api: Api, coding: str) -> None:
    plain = api.admin.get("/api/v1/openapi.json", headers={"Accept-Encoding": "identity"})
    packed = api.admin.get("/api/v1/openapi.json", headers={"Accept-Encoding": coding})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == coding
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert packed.num_bytes_downloaded < plain.num_bytes_downloaded / 4
    body = packed.content
    if coding == "zstd":  # the client of the tests leaves it packed
        body = ZstdDecompressor().decompressobj().decompress(body)
    assert body == plain.content


@on_sqlite
def test_a_short_answer_is_sent_as_it_is(api: Api) -> None:
    assert "Content-Encoding" not in api.anonymous.get("/healthz").headers


@on_sqlite
@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_a_script_is_sent_as_the_build_packed_it(api: Api, coding: str) -> None:
    address = asset("app.js")
    answer = api.anonymous.get(address, headers={"Accept-Encoding": coding})
    assert answer.headers["Content-Encoding"] == coding
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.content == (STATIC_DIR / address.rpartition("/")[2]).read_bytes()
    known = {"Accept-Encoding": coding, "If-None-Match": answer.headers["ETag"]}
    assert api.anonymous.get(address, headers=known).status_code == 304


@pytest.mark.parametrize(
    ("asked", "accepted"),
    [
        ("gzip, br", {"gzip", "br"}),
        ("GZIP;q=0.5 , br;q=0", {"gzip"}),
        ("gzip;q=0.000", set()),
        ("", {""}),
    ],
)
def test_a_coding_of_no_worth_is_refused(asked: str, accepted: set[str]) -> None:
    assert codings_accepted(Headers({"Accept-Encoding": asked})) == accepted


@given(session=st.text(st.characters(codec="utf-8")))
def test_a_session_is_told_another_token_each_time_and_takes_each(session: str) -> None:
    first, second = csrf_token(session), csrf_token(session)
    assert first[:64] != second[:64]
    assert first[64:] != second[64:]
    assert csrf_matches(session, first)
    assert csrf_matches(session, second)


@given(given_token=st.none() | st.text() | st.binary(max_size=70).map(bytes.hex))
def test_no_other_text_is_a_token(given_token: str | None) -> None:
    assert not csrf_matches("tt_session_x", given_token)


def test_the_token_of_another_session_is_refused() -> None:
    assert not csrf_matches("tt_session_x", csrf_token("tt_session_y"))
