"""All kinds of jobs that a worker carries out."""

from uuid import UUID

from sqlalchemy import Engine

from app.core.clock import Clock
from app.printing import queries
from app.timetable.works.durable import WORKS as TIMETABLES
from app.timetable.works.durable import Work


def _lay_out(identity: UUID, engine: Engine, clock: Clock) -> None:
    from app.printing.carrying import carry_out  # noqa: PLC0415 - documents take 30 MB

    carry_out(identity, engine, clock)


PRINTING = Work("print_run", "printing", 1, _lay_out, queries.active_runs)
WORKS = (*TIMETABLES, PRINTING)
