"""What a policy would have done on simulated days of the published timetable, in words."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from app.attendees import queries as attendees_queries
from app.core.locale import Locale, number, text
from app.core.processes.calling import call_apart
from app.core.processes.process import ApartError
from app.core.processes.process import Bounds as Cost
from app.core.threads import Threads
from app.day.autopilot.errors import PreviewBusyError, PreviewTooHeavyError
from app.day.autopilot.previewing import Bounds, Crowd, Plan, Tally, simulate
from app.day.autopilot.schemas import AutopilotPreviewOut
from app.day.policy.schemas import AutopilotIn
from app.day.publishing import published_now
from app.day.seats import queries
from app.events import queries as event_queries
from app.events.records import Event
from app.meetings import queries as meeting_queries
from app.meetings.room import room

COMPUTERS: Final = Threads(1, most_waiting=4, refusal=PreviewBusyError)
"""One preview at a time is computed, and a few wait."""
_COST: Final = Cost(
    processor_seconds=60, memory_bytes=2_000_000_000, seconds=120.0, answer_bytes=100_000
)


@dataclass(frozen=True, slots=True)
class _Slot:
    id: UUID
    starts_at: datetime
    ends_at: datetime


def prepare(
    session: Session,
    event: Event,
    policy: AutopilotIn,
    now: datetime,
    locale: Locale,
    *,
    days: int,
    seed: int,
) -> Callable[[], AutopilotPreviewOut]:
    """Read the timetable of today or the next day to come; return what simulates its days.

    That takes seconds, so it is done in a process of its own: PreviewTooHeavyError if even that
    does not suffice. NothingPublishedError.
    """
    published = published_now(session, event)
    day = event.day_ahead(now)
    slots = [
        one for one in event_queries.slots(session, event.id) if event.day_at(one.starts_at) == day
    ]
    ids = {one.id for one in slots}
    sittings = [
        one for one in meeting_queries.sittings(session, published.id) if one.slot_id in ids
    ]
    hall = room(session, event.id, slots)
    asked = queries.partners_asked_for(session, event.id, hall.attends.keys())
    active = attendees_queries.active_cooperative_ids(session, event.id, hall.attends.keys())
    plan = Plan(
        event_id=event.id,
        slots=[_Slot(one.id, one.starts_at, one.ends_at) for one in slots],
        room=hall,
        sittings=sittings,
        wishes={one: asked.get(one, []) for one in active},
    )
    bounds = Bounds(
        grace=timedelta(minutes=event.grace_minutes),
        releases=policy.releases and not policy.by_hand,
        offers=policy.offers and not policy.by_hand,
        offer_time=timedelta(minutes=policy.offer_minutes),
    )

    def compute() -> AutopilotPreviewOut:
        try:
            made = call_apart(tallied, plan, bounds, Crowd(), days, seed, bounds=_COST)
        except ApartError as error:
            raise PreviewTooHeavyError from error
        return told(Tally(**json.loads(made)), Crowd(), locale)

    return compute


def tallied(plan: Plan, bounds: Bounds, crowd: Crowd, days: int, seed: int) -> bytes:
    """Return the tally of simulated days as JSON: what the other process calls."""
    return json.dumps(asdict(simulate(plan, bounds, crowd, days=days, seed=seed))).encode()


def told(tally: Tally, crowd: Crowd, locale: Locale) -> AutopilotPreviewOut:
    """Return the means of a day, and in words."""
    sums = asdict(tally)
    days = max(1, sums.pop("days"))
    means = {name: round(total / days) for name, total in sums.items()}

    def share(part: int) -> str:
        return number(round(100 * part / means["planned"]) if means["planned"] else 100, locale)

    sentences = [
        text(
            "day.preview_crowd",
            locale,
            days=days,
            absent=number(round(100 * crowd.absent), locale),
            late=number(round(100 * crowd.late), locale),
            accept=number(round(100 * crowd.accept), locale),
        ),
        text(
            "day.preview_held",
            locale,
            untouched=share(means["untouched"]),
            held=share(means["held"]),
        ),
        text("day.preview_acts", locale, **means),
        text("day.preview_late", locale, **means),
    ]
    return AutopilotPreviewOut(days=days, sentences=sentences, **means)
