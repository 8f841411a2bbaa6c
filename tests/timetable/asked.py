"""Questions through HTTP, answered here as a worker would."""

from typing import Any
from uuid import UUID

from sqlmodel import select

from app.core.database.sessions import transaction
from app.timetable.records import Analysis
from app.timetable.works.answering import answer
from tests.api import Api


def identity(api: Api, number: int) -> UUID:
    """Return the id of an analysis of the event."""
    with transaction(api.engine, read_only=True) as session:
        return session.exec(
            select(Analysis.id).where(Analysis.event_id == api.event_id, Analysis.number == number)
        ).one()


def compute(api: Api, number: int) -> None:
    """Answer a queued analysis."""
    answer(identity(api, number), api.engine)


def ungranted(api: Api) -> dict[str, Any]:
    """Return a request that the first timetable does not grant."""
    found: dict[str, Any] = api.get(api.viewer, api.at("/timetables/1/ungranted"))["items"][0]
    return found


def ask(api: Api, path: str, body: object, status: int = 202) -> dict[str, Any]:
    """Ask; return the queued analysis, or the refusal with this status."""
    response = api.organizer.post(api.at(path), json=body)
    assert response.status_code == status, response.text
    asked: dict[str, Any] = response.json()
    if status == 202:
        assert response.headers["Location"] == api.at(f"/analyses/{asked['number']}")
        assert asked["status"] == "queued"
    return asked


def answered(api: Api, path: str, body: object) -> dict[str, Any]:
    """Ask, answer, and return the analysis."""
    number = ask(api, path, body)["number"]
    compute(api, number)
    found: dict[str, Any] = api.get(api.viewer, api.at(f"/analyses/{number}"))
    return found


def pair_of(found: dict[str, Any]) -> dict[str, Any]:
    """Return the ids of the cooperative and partner of a request or meeting."""
    return {key: found[key] for key in ("cooperative_id", "partner_id")}
