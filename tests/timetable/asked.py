"""Questions about a timetable in tests: one to ask about, and its answer."""

from typing import Any
from uuid import UUID

from sqlmodel import select

from app.core.db import transaction
from app.timetable.records import Analysis
from app.timetable.works.answering import answer
from tests.api import Api


def identity(api: Api, number: int) -> UUID:
    """The id of a question of the event."""
    with transaction(api.engine, read_only=True) as session:
        return session.exec(
            select(Analysis.id).where(Analysis.event_id == api.event_id, Analysis.number == number)
        ).one()


def compute(api: Api, number: int) -> None:
    """Answer a question here, as a worker would."""
    answer(identity(api, number), api.engine)


def ungranted(api: Api) -> dict[str, Any]:
    """A request that the first timetable does not grant."""
    found: dict[str, Any] = api.get(api.viewer, api.at("/timetables/1/ungranted"))["items"][0]
    return found
