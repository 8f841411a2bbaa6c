"""Long documents are asked for, laid out in parts by a worker, fetched, and forgotten later."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine
from sqlmodel import func, select

from app.badges.records import Badge
from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.documents import service as documents
from app.documents.choosing import Choice
from app.documents.errors import DocumentTooLargeError
from app.documents.wishes import Wish, wish_data, wish_of
from app.printing import carrying, queries, service
from app.printing.keeping import KEPT, forget_old
from app.printing.records import PrintPart, PrintRun
from app.privacy.erasing import erase_uploads
from app.timetable.jobs.attempts import MOST_ATTEMPTS
from tests.api import Api
from tests.checkin.hall import furnish
from tests.conftest import StillClock
from tests.documents.samples import page_texts
from tests.imports.files import ONE_DATABASE

BADGES = {"document": "badges.pdf"}
PEOPLE = 6
"""With four badges on a sheet, and parts of one sheet here, these are two parts."""


@pytest.fixture(autouse=True)
def small_parts(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    furnish(api.engine, api.event_id, api.now, PEOPLE)
    monkeypatch.setattr(documents, "_SHEETS_A_PART", 1)
    monkeypatch.setattr(documents, "print_apart", lambda render, *content: render(*content))


def ask(api: Api, body: dict[str, Any] | None = None) -> dict[str, Any]:
    asked: dict[str, Any] = api.post(api.organizer, api.at("/print-runs"), body or BADGES, 202)
    return asked


def read(api: Api, run: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = api.get(api.organizer, api.at(f"/print-runs/{run['id']}"))
    return found


def print_out(api: Api, run: dict[str, Any], clock: StillClock) -> dict[str, Any]:
    carrying.carry_out(UUID(run["id"]), api.engine, clock)
    return read(api, run)


def count(engine: Engine, kind: type) -> int:
    with transaction(engine, read_only=True) as session:
        return session.exec(select(func.count()).select_from(kind)).one()


def test_a_long_document_is_refused_at_once_and_printed_in_parts(
    api: Api, clock: StillClock
) -> None:
    refused = api.organizer.get(api.at("/documents/badges.pdf"))
    assert (refused.status_code, refused.json()["code"]) == (409, "document_long")
    answer = api.organizer.post(api.at("/print-runs"), json=BADGES)
    assert answer.status_code == 202
    run = answer.json()
    assert answer.headers["Location"] == f"/api/v1/events/{api.event_id}/print-runs/{run['id']}"
    assert (run["status"], run["parts"], run["done"], run["files"]) == ("queued", 2, 0, [])
    run = print_out(api, run, clock)
    assert (run["status"], run["done"], run["failure"]) == ("finished", 2, None)
    pages = []
    for number, file in enumerate(run["files"], start=1):
        fetched = api.organizer.get(file["href"])
        assert fetched.headers["content-type"] == "application/pdf"
        assert f'filename="badges-{number}.pdf"' in fetched.headers["content-disposition"]
        assert len(fetched.content) == file["size"]
        pages += page_texts(fetched.content)
    assert len(pages) == 2
    with transaction(api.engine, read_only=True) as session:
        numbers = session.exec(select(Badge.number).where(Badge.event_id == api.event_id)).all()
    assert len(numbers) == PEOPLE
    codes = [number.hex().upper() for number in numbers]
    shown = " ".join("".join(pages).split())
    assert all(code in shown or code[:8] in shown for code in codes), "nobody is left out"


@ONE_DATABASE
def test_what_fits_a_hundred_pages_is_one_file_under_its_own_name(
    api: Api, clock: StillClock
) -> None:
    run = print_out(api, ask(api, {"document": "timetable.xlsx"}), clock)
    (file,) = run["files"]
    fetched = api.organizer.get(file["href"])
    assert 'filename="timetable.xlsx"' in fetched.headers["content-disposition"]
    assert api.organizer.get(file["href"][:-1] + "2").status_code == 404


@ONE_DATABASE
def test_the_same_document_is_not_laid_out_twice_at_a_time(api: Api, clock: StillClock) -> None:
    first = ask(api)
    assert ask(api)["id"] == first["id"]
    assert ask(api, BADGES | {"sheet": "cr80"})["id"] != first["id"]
    print_out(api, first, clock)
    assert ask(api)["id"] != first["id"], "people may have come since"


@ONE_DATABASE
def test_too_many_are_refused(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_WAITING", 1)
    ask(api)
    refused = api.organizer.post(api.at("/print-runs"), json=BADGES | {"sheet": "cr80"})
    assert (refused.status_code, refused.json()["code"]) == (503, "documents_busy")


@ONE_DATABASE
def test_what_cannot_be_printed_is_refused_when_it_is_asked_for(api: Api) -> None:
    refused = api.organizer.post(api.at("/print-runs"), json=BADGES | {"kecamatan": "Antah"})
    assert (refused.status_code, refused.json()["code"]) == (409, "document_empty")
    assert api.get(api.organizer, api.at("/print-runs"))["items"] == []


@ONE_DATABASE
def test_a_failure_is_said_and_leaves_no_files(
    api: Api, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = ask(api)
    calls: list[object] = []

    def first_only(render: Callable[..., bytes], *content: object) -> bytes:
        calls.append(render)
        if len(calls) > 1:
            raise DocumentTooLargeError
        return render(*content)

    monkeypatch.setattr(documents, "print_apart", first_only)
    failed = print_out(api, run, clock)
    assert (failed["status"], failed["failure"]["code"]) == ("failed", "document_too_large")
    assert failed["files"] == []
    assert count(api.engine, PrintPart) == 0


def test_after_a_worker_died_the_next_attempt_begins_anew_and_the_old_one_writes_no_more(
    api: Api, clock: StillClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = ask(api)
    identity = UUID(run["id"])

    def overtaken(render: Callable[..., bytes], *content: object) -> bytes:
        monkeypatch.setattr(documents, "print_apart", lambda render, *content: render(*content))
        carrying.carry_out(identity, api.engine, clock)
        return b"of the attempt before"

    monkeypatch.setattr(documents, "print_apart", overtaken)
    run = print_out(api, run, clock)
    assert (run["status"], len(run["files"])) == ("finished", 2)
    for file in run["files"]:
        assert api.organizer.get(file["href"]).content.startswith(b"%PDF")


@ONE_DATABASE
def test_a_document_that_kills_its_workers_is_given_up(api: Api, clock: StillClock) -> None:
    run = ask(api)
    with transaction(api.engine) as session:
        session.get_one(PrintRun, UUID(run["id"])).attempts = MOST_ATTEMPTS
    failed = print_out(api, run, clock)
    assert (failed["status"], failed["failure"]["code"]) == ("failed", "worker_died")


@ONE_DATABASE
def test_a_deleted_run_is_given_up_and_its_files_are_gone(api: Api, clock: StillClock) -> None:
    run = print_out(api, ask(api), clock)
    assert api.organizer.delete(api.at(f"/print-runs/{run['id']}")).status_code == 204
    assert count(api.engine, PrintPart) == 0
    carrying.carry_out(UUID(run["id"]), api.engine, clock)
    assert api.organizer.get(run["files"][0]["href"]).status_code == 404


def test_files_age_out_a_day_after_they_are_ready(api: Api, clock: StillClock) -> None:
    print_out(api, ask(api), clock)
    waiting = ask(api)
    for later, left in ((KEPT, 2), (KEPT + timedelta(seconds=1), 1)):
        with transaction(api.engine) as session:
            forget_old(session, api.now + later)
        assert count(api.engine, PrintRun) == left
    assert count(api.engine, PrintPart) == 0
    assert read(api, waiting)["status"] == "queued", "what waits is kept"


@ONE_DATABASE
def test_an_old_file_is_not_given_out_before_it_is_deleted(api: Api, clock: StillClock) -> None:
    run = print_out(api, ask(api), clock)
    clock.advance(KEPT + timedelta(seconds=1))
    assert count(api.engine, PrintPart) > 0
    assert api.organizer.get(run["files"][0]["href"]).status_code == 404


@ONE_DATABASE
def test_erasing_personal_data_erases_what_was_printed(api: Api, clock: StillClock) -> None:
    print_out(api, ask(api), clock)
    with transaction(api.engine) as session:
        erase_uploads(session, api.event_id)
    assert (count(api.engine, PrintRun), count(api.engine, PrintPart)) == (0, 0)


@ONE_DATABASE
def test_the_oldest_of_each_event_comes_first(api: Api) -> None:
    runs = [ask(api), ask(api, BADGES | {"sheet": "cr80"})]
    with transaction(api.engine, read_only=True) as session:
        assert [str(one.id) for one in queries.active_runs(session)] == [run["id"] for run in runs]
        assert queries.is_any_active(session)


def test_a_wish_is_kept_as_it_was() -> None:
    choice = Choice("Susukan", new_id(), 2, new_id(), new_id(), True, date(2025, 7, 4))
    wish = Wish("id", 3, "https://temu.id", "cr80", choice)
    assert wish_of(wish_data(wish)) == wish
    assert wish_of(wish_data(Wish("en"))) == Wish("en")
