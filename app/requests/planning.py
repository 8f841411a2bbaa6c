"""Who plans derived requests: a process of its own those of a large event, one event at a time.

5,000 cooperatives and 100 partners take seconds of pure Python, in which each scan would wait for
the interpreter.
"""

import pickle
from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from fastapi.concurrency import run_in_threadpool

from app.core.database.bulk import dialect_named
from app.core.database.found import Found
from app.core.processes.calling import call_apart
from app.core.processes.process import ApartError, Bounds
from app.core.threads import Threads
from app.requests import queries
from app.requests.derivation import LITTLE, Basis, Derivation, plan_derivation
from app.requests.errors import DerivationBusyError, DerivationLostError

_MEGABYTE: Final = 1_000_000
BOUNDS = Bounds(
    processor_seconds=60,
    memory_bytes=2_000 * _MEGABYTE,
    seconds=120.0,
    answer_bytes=300 * _MEGABYTE,
)
"""What planning the requests of one event may cost."""
PLANNERS = Threads(1, most_waiting=8, refusal=DerivationBusyError)


async def plan_beside(basis: Basis, now: datetime, *, little: int = LITTLE) -> Derivation:
    """Return what `plan_derivation` does, so that scans do not wait for it.

    Raises DerivationBusyError if many wait for that, DerivationLostError if it takes too much.
    """
    if basis.weight <= little:
        return await run_in_threadpool(plan_derivation, basis, now)
    return await PLANNERS.run(partial(_apart, basis, now))


def _apart(basis: Basis, now: datetime) -> Derivation:
    found = basis.found
    told = basis.event_id, basis.limit, dict(found.rows), found.dialect.name, now
    try:
        made = call_apart(pickled_plan, *told, bounds=BOUNDS)
    except ApartError:
        raise DerivationLostError from None
    return Derivation(basis, *pickle.loads(made))  # noqa: S301 - by a process that read no file


def pickled_plan(
    event_id: UUID, limit: int, rows: Mapping[str, str], dialect: str, now: datetime
) -> bytes:
    """Return the fields of what `plan_derivation` plans, after the basis, for who asked for it."""
    found = Found(rows, queries.derived_from(event_id, None), dialect_named(dialect))
    made = plan_derivation(Basis(event_id, limit, found), now)
    return pickle.dumps(
        (made.writes, made.counts, made.added, made.removed, made.kept, made.digest)
    )
