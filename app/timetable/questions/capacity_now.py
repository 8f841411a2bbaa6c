"""An event's capacity as its lists are now, in a few figures."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from app.auth.principal import Principal
from app.events.queries import lock_event
from app.events.records import Event
from app.partners import queries as partner_queries
from app.timetable.exchange import Document
from app.timetable.problem.posing import posed
from app.timetable.questions import queries
from app.timetable.questions.service import request_analysis
from app.timetable.records import Analysis, AnalysisKind


@dataclass(frozen=True, slots=True)
class BestTable:
    """The table that would add most: one more of this partner, and meetings that it adds."""

    partner: str
    meetings: int


@dataclass(frozen=True, slots=True)
class CapacityNow:
    """How many of the requested meetings can be held with the tables, seats and slots there are.

    `achieved` meetings were scheduled and checked; no timetable holds more than `bound`, which is
    proven. All figures are as of `asked_at`. `best` is None if it was not asked for, or if no
    table adds meetings.
    """

    requested: int
    achieved: int
    bound: int
    asked_at: datetime
    best: BestTable | None


def ask_capacity_now(
    session: Session, event: Event, *, actor: Principal | str, now: datetime
) -> tuple[Analysis, Analysis]:
    """Ask for what `latest_capacity` returns: the capacity, and the value of one more table."""
    as_things_are = {"more_tables": [0], "seats": [None], "slots": [None]}
    lock_event(session, event.id)
    frozen = posed(session, event)

    def asked(kind: AnalysisKind, question: Document) -> Analysis:
        return request_analysis(
            session, event, kind, question=question, frozen=frozen, actor=actor, now=now
        )

    return asked(AnalysisKind.CAPACITY, as_things_are), asked(AnalysisKind.TABLE_VALUES, {})


def latest_capacity(session: Session, event: Event) -> CapacityNow | None:
    """Return the figures of the newest capacity analyses; None if there are none."""
    found = queries.latest(session, event.id, AnalysisKind.CAPACITY)
    point = None if found is None else _as_things_are(found.answer)
    if found is None or found.answer is None or point is None:
        return None
    return CapacityNow(
        requested=found.answer["requested"],
        achieved=point["achieved"],
        bound=point["bound"],
        asked_at=found.created_at,
        best=_best(session, event),
    )


def _as_things_are(answer: Document | None) -> Document | None:
    """Return the point of the grid that changes nothing."""
    points: list[Document] = [] if answer is None else answer["points"]
    return next(
        (
            point
            for point in points
            if not point["more_tables"] and point["seats"] is None and point["slots"] is None
        ),
        None,
    )


def _best(session: Session, event: Event) -> BestTable | None:
    """Return the partner of whom one more table adds most; of equals, that with fewest tables."""
    found = queries.latest(session, event.id, AnalysisKind.TABLE_VALUES)
    names = {str(row.id): row.name for row in partner_queries.all_partners(session, event.id)}
    values = [
        value
        for value in (found.answer["values"] if found and found.answer else ())
        if value["partner_id"] in names and value["meetings"] > 0
    ]
    if not values:
        return None
    best = min(values, key=lambda value: (-value["meetings"], value["tables"]))
    return BestTable(names[best["partner_id"]], best["meetings"])
