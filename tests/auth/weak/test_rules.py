"""Passwords that are long and all the same the first to be guessed."""

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.auth.passwords import make_password
from app.auth.weak.rules import is_weak
from tests.api import Api

WEAK = (
    *("password1234", "Password12345!", "P@ssw0rd2024", "passwordpassword", "qwertyuiop123"),
    *("aaaaaaaaaaaa", "abcabcabcabca", "123456789012", "1q1q1q1q1q1q", "abcdefghijkl"),
    *("koperasi2025", "KopdesMerahPutih1", "titik-temu-2025", "panitia.panitia", "bismillah123!"),
    *("iloveyou123456", "indonesiamerdeka", "lkjhgfdsapoiuy", "admin1234567", "qwerty-asdfgh"),
    *("rahasia!rahasia", "zxcvbnm,./12", "000000000001", "sayangku12345"),
)
CHOSEN_HERE = (
    "akusayangkamu2020",
    "Pramuka12345!",
    "Putri_Kecil99",
    "123sejahtera123",
    "b4rok4hb4rok4h",
)
GOOD = (
    *("empat kata yang mudah", "kata sandi yang panjang", "kata sandi panitia jaga gerbang"),
    *("k3yw-ab2d-9xmn-q7rt", "Bu Tejo jual gorengan", "sungai-serayu-meluap", "kuda hitam lari"),
)


@pytest.mark.parametrize("password", WEAK)
def test_what_is_guessed_first_is_weak(password: str) -> None:
    assert is_weak(password)
    assert is_weak(password.upper())


@pytest.mark.parametrize("password", CHOSEN_HERE)
def test_what_is_chosen_here_is_weak(password: str) -> None:
    assert is_weak(password)


def test_the_3000_most_used_passwords_are_weak_however_they_are_made_long_enough() -> None:
    """Three thousand and more, in the forms in which people make them twelve characters long."""
    most_used = listed("passwords.txt")
    assert len(most_used) > 3_000
    forms = ("{0}{0}{0}", "2024{0}!!!!!!!", "{0}password", "{0}@1234567890")
    missed = [
        made
        for place, password in enumerate(most_used[:3_000])
        for made in (f"{password}123456789", forms[place % len(forms)].format(password))
        if not is_weak(made)
    ]
    assert missed == []


def test_every_common_password_of_twelve_characters_is_weak() -> None:
    long = [one for one in listed("passwords.txt") if len(one) >= 12]
    assert len(long) > 200
    assert [one for one in long if not is_weak(one) or not is_weak(one.title())] == []


def listed(name: str) -> list[str]:
    text = resources.files("app.auth.weak").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("password", GOOD)
def test_a_sentence_of_ones_own_is_not(password: str) -> None:
    assert not is_weak(password)


def test_what_we_make_ourselves_is_not() -> None:
    assert not any(is_weak(make_password()) for _ in range(500))


@given(st.text(max_size=200))
def test_every_text_is_judged(password: str) -> None:
    is_weak(password)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_nobody_can_choose_one(api: Api) -> None:
    body = {"username": "baru", "password": "Koperasi2025!"}
    refused = api.post(api.admin, "/api/v1/users", body, 422)
    faults = {(fault["pointer"], fault["code"]) for fault in refused["errors"]}
    assert faults == {("/password", "password_weak")}
    assert "Koperasi" not in str(refused)
    api.post(api.admin, "/api/v1/users", body | {"password": "sungai-serayu-meluap"})
