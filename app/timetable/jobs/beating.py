"""Signs of life of workers."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import Engine

from app.core.database.sessions import transaction
from app.timetable.records import WorkerHeartbeat

SILENT_AFTER: Final = timedelta(minutes=2)
"""A worker gives a sign of life twice a minute at least."""


def beat(engine: Engine, name: str, now: datetime) -> None:
    """Write a sign of life of the worker of that name."""
    with transaction(engine) as session:
        row = session.get(WorkerHeartbeat, name)
        row = row or WorkerHeartbeat(executor_id=name, beat_at=now)
        row.beats += 1
        row.beat_at = now
        session.add(row)
