"""A solve through HTTP, carried out here as a worker would."""

from typing import Any

from sqlmodel import select

from app.core.database.sessions import transaction
from app.timetable.records import SolveRun
from app.timetable.works.execution import execute
from tests.api import Api


def solve(api: Api, **wish: Any) -> dict[str, Any]:
    """Ask for a run, carry it out, and return it."""
    answer = api.organizer.post(api.at("/solve-runs"), json={"time_limit": 5, **wish})
    assert answer.status_code == 202, answer.text
    assert answer.headers["Location"] == api.at(f"/solve-runs/{answer.json()['number']}")
    with transaction(api.engine, read_only=True) as session:
        run_id = session.exec(
            select(SolveRun.id).where(SolveRun.number == answer.json()["number"])
        ).one()
    execute(run_id, api.engine)
    run: dict[str, Any] = api.get(api.viewer, answer.headers["Location"])
    return run
