"""The address of a worker's own: readiness, metrics, and who may read them."""

import os
from datetime import timedelta
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest
from pydantic import SecretStr

from app.core.settings import Settings
from app.timetable.jobs.beating import beat
from app.worker.family import used_by
from app.worker.status import Answers, Site
from tests.api import Api
from tests.conftest import StillClock

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
HERE, ELSEWHERE = "127.0.0.1", "203.0.113.7"


def answers(api: Api, clock: StillClock, token: str | None = None) -> Answers:
    secret = None if token is None else SecretStr(token)
    settings = Settings(executor_id="pekerja-1", metrics_token=secret)
    return Answers(settings, api.engine, os.getpid(), clock)


def test_a_worker_is_ready_while_it_gives_signs_of_life_itself(api: Api, clock: StillClock) -> None:
    told = answers(api, clock)
    beat(api.engine, "pekerja-2", clock.now())
    assert told.to("/readyz", ELSEWHERE, {})[0] is HTTPStatus.SERVICE_UNAVAILABLE
    beat(api.engine, "pekerja-1", clock.now())
    assert told.to("/readyz", ELSEWHERE, {})[0] is HTTPStatus.OK
    clock.advance(timedelta(minutes=2, seconds=1))
    assert told.to("/readyz", ELSEWHERE, {})[0] is HTTPStatus.SERVICE_UNAVAILABLE


def test_metrics_are_for_the_token_or_else_for_the_same_machine(
    api: Api, clock: StillClock
) -> None:
    open_, guarded = answers(api, clock), answers(api, clock, "s3cret")
    right = {"authorization": "Bearer s3cret"}
    for told, caller, said, status in (
        (open_, HERE, {}, 200),
        (open_, "::1", {}, 200),
        (open_, ELSEWHERE, {}, 401),
        (open_, HERE, {"x-forwarded-for": ELSEWHERE}, 401),
        (guarded, HERE, {}, 401),
        (guarded, ELSEWHERE, {"authorization": "Bearer "}, 401),
        (guarded, ELSEWHERE, right, 200),
    ):
        assert told.to("/metrics", caller, said)[0] == status, (caller, said)
    assert open_.to("/", HERE, {})[0] is HTTPStatus.NOT_FOUND


def test_an_empty_token_is_none(api: Api) -> None:
    assert Settings(metrics_token=SecretStr("x")).metrics_token is not None
    assert Settings.model_validate({"metrics_token": "", "worker_status": ""}).metrics_token is None


def test_it_answers_over_http_and_sums_its_processes(api: Api, clock: StillClock) -> None:
    beat(api.engine, "pekerja-1", clock.now())
    with Site("127.0.0.1:0", answers(api, clock)) as site:
        thread = Thread(target=site.serve_forever)
        thread.start()
        try:
            asked = HTTPConnection(HERE, site.server_address[1], timeout=60)
            asked.request("GET", "/readyz?x=1")
            assert asked.getresponse().read() == b"ok\n"
            asked.request("GET", "/metrics")
            body = asked.getresponse().read().decode()
            asked.request("POST", "/metrics")
            assert asked.getresponse().status == 501
        finally:
            site.shutdown()
            thread.join()
    assert 'titik_temu_worker_beat_age_seconds{worker="pekerja-1"} 0.0' in body
    assert "titik_temu_database_up 1.0" in body
    assert "titik_temu_worker_processes" in body


def test_figures_are_sums_over_a_worker_and_all_that_it_started(api: Api, tmp_path: Path) -> None:
    def process(number: int, parent: int, ticks: int, pages: int, name: str = "python") -> None:
        rest = ["S", str(parent), *["0"] * 9, str(ticks), "0", "0", "0", *["0"] * 6, str(pages)]
        (tmp_path / str(number)).mkdir()
        (tmp_path / str(number) / "stat").write_text(f"{number} ({name}) {' '.join(rest)} 0\n")

    tick, page = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
    process(1, 0, 999, 999)
    process(10, 1, tick, 100)
    process(11, 10, 2 * tick, 200, name="odd) (name 7")
    process(12, 11, 3 * tick, 300)
    process(20, 1, 999, 999)
    assert used_by(10, tmp_path) == (3, 600 * page, 6.0)
    assert used_by(99, tmp_path) is None
