"""Events with harder requests than the demo's, made of it."""

import random
from functools import partial
from typing import Final

from sqlmodel import Session, col, delete, func, select

from app.partners.records import Table
from app.requests.records import Request
from benchmarks.enlarged import enlarge

SLOTS: Final = 10
"""Of the demo's day."""


def as_many_as_seats(session: Session) -> None:
    """Withdraw requests, by lot, until there are as many as seats."""
    seats = (session.exec(select(func.sum(Table.seats))).one() or 0) * SLOTS
    ids = list(session.exec(select(Request.id).order_by(col(Request.id))).all())
    random.Random(1).shuffle(ids)
    for first in range(seats, len(ids), 500):
        gone = ids[first : first + 500]
        session.execute(delete(Request).where(col(Request.id).in_(gone)))


three_halls = partial(enlarge, halls=3)
"""Hold the event in three halls: three times as large, with a third of requests to another hall."""
