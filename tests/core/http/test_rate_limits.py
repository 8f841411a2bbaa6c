"""What is left of a limit stands in the answer, wherever a call counts in one."""

import pytest

from app.core.http.limits import AttemptLimiter, Left, headers
from tests.api import Api

_BADGE = "/api/v1/badges/agenda"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def test_the_headers_name_each_limit_with_its_quota_and_what_is_left() -> None:
    told = headers([Left("codes", 10, 3600, 0, 17), Left("agendas", 600, 60, 599, 60)])
    assert told == {
        "RateLimit-Policy": '"agendas";q=600;w=60, "codes";q=10;w=3600',
        "RateLimit": '"agendas";r=599;t=60, "codes";r=0;t=17',
    }
    assert headers([]) == {}


def test_a_call_that_counts_says_what_is_left_until_it_is_refused(api: Api) -> None:
    api.app.state.agenda_limiter = AttemptLimiter("2/hour", "agendas")
    answers = [api.anonymous.get(_BADGE, headers={"X-Badge-Token": "X"}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [404, 404, 429]
    assert {answer.headers["RateLimit-Policy"] for answer in answers} == {'"agendas";q=2;w=3600'}
    left = [answer.headers["RateLimit"].split(";")[1] for answer in answers]
    assert left == ["r=1", "r=0", "r=0"]
    assert answers[2].headers["RateLimit"].endswith(f";t={answers[2].headers['Retry-After']}")


def test_a_limit_of_failures_counts_only_those(api: Api) -> None:
    api.app.state.address_limiter = AttemptLimiter("2/hour", "attempts")
    body = {"code": "aaaa-bbbb-cccc-dddd", "device_time": "2025-07-04T07:00:00+07:00"}
    refused = api.anonymous.post("/api/v1/devices/enrol", json=body)
    assert refused.headers["RateLimit"].startswith('"attempts";r=1;')


def test_a_log_in_tells_nothing_of_where_its_user_has_logged_in_before(api: Api) -> None:
    body = {"username": "nobody", "password": "not the password"}
    refused = api.anonymous.post("/api/v1/auth/tokens", json=body)
    assert refused.status_code == 401
    assert refused.headers["RateLimit-Policy"] == '"log-ins";q=10;w=60'


def test_calls_that_count_in_no_limit_say_nothing(api: Api) -> None:
    answer = api.viewer.get(api.at(""))
    assert answer.status_code == 200
    assert not {"RateLimit", "RateLimit-Policy"} & set(answer.headers)
