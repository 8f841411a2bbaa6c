"""Passkeys through HTTP, signed by a key in software; a real browser has one in `tests/web`."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.core.http.limits import AttemptLimiter
from tests.api import Api
from tests.auth.factors.keys import (
    FACTORS,
    PASSWORD,
    SECURE,
    SoftKey,
    bearer,
    person,
    with_passkey,
)
from tests.conftest import StillClock

ASK = "/api/v1/auth/passkey/question"
LOG_IN = "/api/v1/auth/tokens/passkey"
PROVE = "/api/v1/auth/token/proof"


def _browser(api: Api, address: str = SECURE) -> TestClient:
    return TestClient(api.app, address, raise_server_exceptions=False)


def _answered(api: Api, key: SoftKey) -> dict[str, Any]:
    question = api.post(_browser(api), ASK, {}, 200)
    return {"state": question["state"], "credential": key.answer(question["options"])}


def test_a_passkey_logs_in_alone_and_an_answer_counts_once(api: Api, clock: StillClock) -> None:
    key = with_passkey(api, person(api))
    clock.advance(timedelta(seconds=1))
    answer = _answered(api, key)
    token = api.post(_browser(api), LOG_IN, answer)
    assert bearer(api, token["access_token"]).get("/api/v1/auth/me").json()["username"] == "siti"
    again = _browser(api).post(LOG_IN, json=answer)
    assert (again.status_code, again.json()["code"]) == (401, "code_wrong")
    key.counter = 0  # so the counter is not what refuses it
    clock.advance(timedelta(seconds=1))
    assert _browser(api).post(LOG_IN, json=answer).status_code == 401


def test_with_a_passkey_the_password_is_not_enough(api: Api) -> None:
    with_passkey(api, person(api))
    body = {"username": "siti", "password": PASSWORD}
    assert api.anonymous.post("/api/v1/auth/tokens", json=body).status_code == 401


def _of_another_site(key: SoftKey) -> None:
    key.origin = "https://acara.example.com"


def _of_another_name(key: SoftKey) -> None:
    key.host = "acara.example.com"


def _that_nobody_unlocked(key: SoftKey) -> None:
    key.verifies_user = False


def _of_another_person(key: SoftKey) -> None:
    key.handle = bytes(16)


def _that_was_copied(key: SoftKey) -> None:
    key.counter = -1


def _that_is_unknown(key: SoftKey) -> None:
    key.identity = b"unknown"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_answer_counts_that_is(api: Api, clock: StillClock) -> None:
    wrongs: list[Callable[[SoftKey], None]] = [
        _of_another_site,
        _of_another_name,
        _that_nobody_unlocked,
        _of_another_person,
        _that_was_copied,
        _that_is_unknown,
    ]
    person_client = person(api)
    key = with_passkey(api, person_client)
    clock.advance(timedelta(seconds=1))
    assert _browser(api).post(LOG_IN, json=_answered(api, key)).status_code == 201
    counted = []
    for wrong in wrongs:
        clock.advance(timedelta(seconds=1))
        bad = SoftKey(**{**vars(key)})
        wrong(bad)
        if _browser(api).post(LOG_IN, json=_answered(api, bad)).status_code != 401:
            counted.append(wrong.__name__)
    assert counted == []


def test_an_answer_counts_for_five_minutes_and_for_what_was_asked(
    api: Api, clock: StillClock
) -> None:
    siti = person(api)
    key = with_passkey(api, siti)
    clock.advance(timedelta(seconds=1))
    late = _answered(api, key)
    clock.advance(timedelta(minutes=6))
    assert _browser(api).post(LOG_IN, json=late).status_code == 401
    asked = api.post(siti, f"{PROVE}/question", {}, 200)
    other = {"state": asked["state"], "credential": key.answer(asked["options"])}
    assert _browser(api).post(LOG_IN, json=other).status_code == 401  # asked of siti, to prove
    assert siti.post(PROVE, json={"passkey": other}).status_code == 204


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_hostile_answers_are_refused_and_break_nothing(api: Api) -> None:
    siti = person(api)
    question = api.post(siti, f"{FACTORS}/passkeys/question", {}, 200)
    good = SoftKey().make(question["options"])
    bad: list[Any] = [
        {},
        {"id": 5},
        {**good, "rawId": "*"},
        {**good, "response": []},
        {**good, "response": {**good["response"], "attestationObject": "o2NmbXRkbm9uZQ"}},
        {**good, "response": {**good["response"], "attestationObject": "gYGB" * 2000}},
        {**good, "response": {**good["response"], "clientDataJSON": "W10"}},
    ]
    statuses = {
        siti.post(
            f"{FACTORS}/passkeys", json={"state": question["state"], "credential": one}
        ).status_code
        for one in bad
    }
    assert statuses == {422}
    forged = siti.post(f"{FACTORS}/passkeys", json={"state": "AAAA", "credential": good})
    assert forged.status_code == 422


def test_no_passkey_is_offered_at_an_address_without_a_name(api: Api) -> None:
    for address in ("https://192.168.1.10:8443", "http://acara.example.id"):
        refused = _browser(api, address).post(ASK)
        assert (refused.status_code, refused.json()["code"]) == (409, "passkeys_not_here")
    assert _browser(api, "http://localhost:8000").post(ASK).status_code == 200


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_form_of_a_browser_is_too_deep_or_too_long(api: Api) -> None:
    siti = person(api)
    api.app.state.address_limiter = AttemptLimiter("1000/minute")
    deep, long = "[" * 30_000, json.dumps({"id": "x" * 200_000})
    for credential in ("[" * 200_000, deep, long, "{", "[]", "null"):
        form = {"state": "x", "credential": credential}
        assert _browser(api).post("/login/passkey", data=form).status_code == 401
    page = TestClient(api.app, SECURE, raise_server_exceptions=False)
    page.post("/login", data={"username": "siti", "password": PASSWORD})
    csrf = re.findall(r'name="csrf" value="([^"]+)"', page.get("/account/second-factor").text)[0]
    for credential in (deep, long):
        form = {"csrf": csrf, "state": "x", "credential": credential}
        assert page.post("/account/second-factor/passkeys", data=form).status_code == 422
    assert siti.post(PROVE, json={"code": "000000"}).status_code == 401
