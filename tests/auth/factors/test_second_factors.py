"""Apps and recovery codes through HTTP: set up, asked for, used once, limited, reset."""

import html
import json
import re
from contextlib import ExitStack, suppress
from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlmodel import col, select
from starlette.testclient import TestClient

from app.auth.errors import CodeWrongError
from app.auth.records import AuditEntry, User
from app.core.database.sessions import transaction
from app.core.errors import TooManyRequestsError
from app.core.http.limits import AttemptLimiter
from app.core.settings import Settings
from tests.api import Api
from tests.auth.factors.keys import (
    FACTORS,
    PASSWORD,
    SECURE,
    TOKENS,
    App,
    SoftKey,
    logged_in,
    person,
    with_app,
    with_passkey,
)
from tests.conftest import StillClock

SITI = {"username": "siti", "password": PASSWORD}


def _log_in(api: Api, **more: str) -> tuple[int, str]:
    answer = api.anonymous.post(TOKENS, json={**SITI, **more})
    return answer.status_code, answer.json().get("code", "")


def test_a_log_in_asks_for_a_code_once_the_app_is_confirmed(api: Api, clock: StillClock) -> None:
    siti = person(api)
    other = logged_in(api, "siti")
    begun = api.post(siti, f"{FACTORS}/apps", {})
    assert _log_in(api)[0] == 201  # it is not confirmed
    wrong = siti.post(f"{FACTORS}/apps/{begun['id']}/confirm", json={"code": "000000"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "code_refused")
    app = with_app(api, siti)
    assert len(app.recovery) == 10
    assert other.get("/api/v1/auth/me").status_code == 401  # other log-ins have ended
    assert _log_in(api) == (401, "second_factor_needed")
    clock.advance(timedelta(seconds=30))
    assert _log_in(api, code=app.code(api)) == (201, "")


def test_a_code_counts_once(api: Api, clock: StillClock) -> None:
    app = with_app(api, person(api))
    assert _log_in(api, code=app.code(api)) == (401, "code_wrong")  # it confirmed the app
    assert _log_in(api, code=app.code(api, later=1)) == (201, "")
    assert _log_in(api, code=app.code(api, later=1)) == (401, "code_wrong")
    clock.advance(timedelta(minutes=2))
    assert _log_in(api, code=app.code(api)) == (201, "")


def test_a_recovery_code_counts_once_however_it_is_typed(api: Api) -> None:
    siti = person(api)
    app = with_app(api, siti)
    assert _log_in(api, code=app.recovery[3].upper().replace("-", " ")) == (201, "")
    assert _log_in(api, code=app.recovery[3]) == (401, "code_wrong")
    assert api.get(siti, FACTORS)["recovery_codes_left"] == 9
    fresh = api.post(siti, f"{FACTORS}/recovery-codes", {})["recovery_codes"]
    assert _log_in(api, code=app.recovery[4]) == (401, "code_wrong")
    assert _log_in(api, code=fresh[4]) == (201, "")


def test_wrong_codes_are_limited_for_a_user_and_not_for_others(api: Api) -> None:
    app = with_app(api, person(api))
    api.app.state.login_limits = _Unlimited()
    answers = [_log_in(api, code="000000") for _ in range(11)]
    assert answers == [(401, "code_wrong")] * 10 + [(429, "too_many_requests")]
    assert _log_in(api, code=app.code(api, later=1))[0] == 429  # a right guess counts no more
    person(api, "budi")
    with transaction(api.engine, read_only=True) as session:
        failed = AuditEntry.action == "login.fail"
        assert len(session.exec(select(AuditEntry).where(failed)).all()) == 10


def test_codes_that_are_wrong_at_the_same_time_are_limited_together() -> None:
    limiter = AttemptLimiter("3/hour")
    with ExitStack() as stack:
        for _ in range(3):
            stack.enter_context(limiter.failures("siti"))
        with pytest.raises(TooManyRequestsError), limiter.failures("siti"):
            raise AssertionError("a fourth began")
        with limiter.failures("budi"):
            pass
    for _ in range(3):  # none of those failed
        with suppress(CodeWrongError), limiter.failures("siti"):
            raise CodeWrongError
    with pytest.raises(TooManyRequestsError), limiter.failures("siti"):
        raise AssertionError("there were three")


def test_wrong_codes_do_not_keep_a_passkey_out(api: Api, clock: StillClock) -> None:
    siti = person(api)
    with_app(api, siti)
    key = with_passkey(api, siti)
    api.app.state.login_limits = _Unlimited()
    for _ in range(11):
        _log_in(api, code="000000")
    clock.advance(timedelta(seconds=1))
    browser = TestClient(api.app, SECURE, follow_redirects=False)
    form = {"username": "siti", "password": PASSWORD}
    step = _passkey_step(browser.post("/login", data=form).text, key)
    assert browser.post("/login/second", data=step).status_code == 303


def _passkey_step(page: str, key: SoftKey) -> dict[str, str]:
    """Return what a browser sends after it asked a passkey, on the page of the second step."""
    options = json.loads(html.unescape(re.findall(r'data-options="([^"]+)"', page)[0]))
    credential = json.dumps(key.answer(options))
    return {**_hidden(page), "credential": credential}


def _hidden(page: str) -> dict[str, str]:
    named = re.findall(r'name="(ticket|state)" value="([^"]+)"', page)
    return {name: html.unescape(value) for name, value in named}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_wrong_code_does_not_prolong_the_first_step(api: Api, clock: StillClock) -> None:
    app = with_app(api, person(api))
    browser = TestClient(api.app, SECURE, follow_redirects=False)
    page = browser.post("/login", data={"username": "siti", "password": PASSWORD}).text
    for _ in range(2):
        clock.advance(timedelta(minutes=2))
        page = browser.post("/login/second", data={**_hidden(page), "code": "000000"}).text
    clock.advance(timedelta(minutes=2))
    late = browser.post("/login/second", data={**_hidden(page), "code": app.code(api)})
    assert late.status_code == 200
    assert "/login/second" not in late.text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_wrong_present_password_is_in_the_audit_log(api: Api) -> None:
    siti = person(api)
    body = {"present": "salah sama sekali", "new": "sawah hijau di lereng dieng"}
    assert siti.post("/api/v1/auth/password", json=body).status_code == 422
    with transaction(api.engine, read_only=True) as session:
        failed = session.exec(select(AuditEntry).where(AuditEntry.action == "login.fail")).one()
        assert (failed.actor, failed.detail) == ("siti", {"what": "password_again"})


class _Unlimited:
    def check(self, *args: object) -> None:
        """Let every attempt pass: another limit is looked at."""

    def succeeded(self, *args: object) -> None:
        """Note nothing."""


def test_who_removes_the_last_factor_logs_in_with_the_password_alone(api: Api) -> None:
    siti = person(api)
    with_app(api, siti)
    (factor,) = api.get(siti, FACTORS)["factors"]
    assert api.organizer.delete(f"{FACTORS}/{factor['id']}").status_code == 404
    assert siti.delete(f"{FACTORS}/{factor['id']}").status_code == 204
    assert _log_in(api) == (201, "")
    assert api.get(siti, FACTORS)["recovery_codes_left"] == 0


def test_an_administrator_resets_what_a_user_has_lost(api: Api) -> None:
    siti = person(api)
    with_app(api, siti)
    place = f"/api/v1/users/{_id(api.engine, 'siti')}/second-factor"
    assert api.organizer.delete(place).status_code == 403
    assert api.admin.delete(place).status_code == 204
    assert siti.get("/api/v1/auth/me").status_code == 401
    assert _log_in(api) == (201, "")


def test_what_happens_to_second_factors_is_in_the_audit_log(api: Api) -> None:
    siti = person(api)
    app: App = with_app(api, siti)
    _log_in(api, code="000000")
    _log_in(api, code=app.recovery[0])
    api.admin.delete(f"/api/v1/users/{_id(api.engine, 'siti')}/second-factor")
    with transaction(api.engine, read_only=True) as session:
        about = AuditEntry.subject == str(_id(api.engine, "siti"))
        entries = session.exec(select(AuditEntry).where(about).order_by(col(AuditEntry.id))).all()
    assert [(one.actor, one.action) for one in entries] == [
        ("admin", "user.create"),
        ("siti", "second_factor.add"),
        ("siti", "login.fail"),
        ("admin", "second_factor.reset"),
    ]


def test_where_it_is_required_an_administrator_can_do_nothing_without(
    api: Api, clock: StillClock
) -> None:
    person(api, "kepala", is_admin=True)
    person(api, "budi")
    rules = Settings(second_factor="administrators", data_dir=api.app.state.settings.data_dir)
    api.app.state.presence = type(api.app.state.presence)(rules)
    kepala, budi = logged_in(api, "kepala"), logged_in(api, "budi")
    refused = kepala.get("/api/v1/users")
    assert (refused.status_code, refused.json()["code"]) == (403, "second_factor_required")
    assert budi.get("/api/v1/events").status_code == 200
    assert api.get(kepala, FACTORS)["required"] is True
    with_app(api, kepala)
    assert kepala.get("/api/v1/users").status_code == 200


def _id(engine: Engine, name: str) -> object:
    with transaction(engine, read_only=True) as session:
        return session.exec(select(User.id).where(User.username == name)).one()
