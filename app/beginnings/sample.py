"""The sample event: its files, and how it is loaded into an installation."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi.concurrency import run_in_threadpool
from sqlalchemy import Engine
from sqlmodel import Session

from app.auth.principal import Principal
from app.checkin.gates.service import ensure_main_gate
from app.core.clock import Clock
from app.core.database.sessions import in_transaction
from app.events import service as events
from app.events.intervals import by_the_clock
from app.events.programmes.templates import FRIDAY
from app.events.queries import lock_event
from app.events.records import Event, IntervalKind
from app.events.schemas import EventIn
from app.events.vocabulary import shipped_tags
from app.imports import service as imports
from app.imports.applying.base import Base, look
from app.imports.applying.outcome import ApplyResult
from app.imports.planner.task import Planned
from app.imports.reader.readers import Readers
from app.imports.reader.talk import AnyPreview
from app.imports.reading import Looked, look_at_upload, read
from app.imports.records import ListKind
from app.requests.derivation import derive_requests

_PACKAGED = Path(__file__).parents[1] / "_examples" / "banjarnegara"
_SATURDAY = 5
_ISHOMA = {"title_id": "Ishoma", "title_en": "Prayer and lunch"}
_CHECKOUT = Path(__file__).parents[2] / "examples" / "banjarnegara"


@dataclass(frozen=True, slots=True)
class Example:
    """An event's own data, and the lists to upload, in order."""

    event: EventIn
    lists: tuple[tuple[ListKind, Path], ...]


def banjarnegara() -> Example:
    """Return the example event, from the installed package or from the checkout."""
    folder = _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT
    described = json.loads((folder / "event.json").read_text("utf-8"))
    described["day"] = described.pop("date")
    return Example(
        event=EventIn.model_validate(described),
        lists=(
            (ListKind.PARTNERS, folder / "mitra.xlsx"),
            (ListKind.ATTENDEES, folder / "peserta.xlsx"),
            (ListKind.REQUESTS, folder / "permintaan.csv"),
        ),
    )


def on_day(example: Example, day: date) -> Example:
    """Return the example as if its event were on that day.

    Its midday break is that of a Friday; on another day it has the name of any midday break.
    """
    programme = example.event.programme
    if day.weekday() != FRIDAY:
        programme = [
            one.model_copy(update=_ISHOMA) if one.kind is IntervalKind.BREAK else one
            for one in programme
        ]
    update = {"day": day, "programme": programme}
    return replace(example, event=example.event.model_copy(update=update))


def working_day(event: EventIn, now: datetime) -> date:
    """Return the day that it is where the event is; on Saturdays and Sundays, next Monday.

    The next one, too, from an hour before the last slot would be over: too little is left to see.
    """
    local = now.astimezone(ZoneInfo(event.timezone))
    day = local.date()
    programme = by_the_clock(event.programme, event.timezone)
    last = max(one.ends_at for one in programme if one.kind is IntervalKind.SLOT)
    if local.replace(tzinfo=None) >= datetime.combine(day, last) - timedelta(hours=1):
        day += timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return day


@dataclass(slots=True)
class Imported:
    """The result of uploading and applying one list."""

    kind: ListKind
    filename: str
    read: AnyPreview
    result: ApplyResult


@dataclass(frozen=True, slots=True)
class Loader:
    """Loads the sample on behalf of a user, each step in a transaction of its own."""

    engine: Engine
    readers: Readers
    clock: Clock
    actor: Principal

    async def load(self, example: Example) -> UUID:
        """Create the event, apply its lists, derive its requests; return the event's id."""
        event_id = await in_transaction(self.engine, partial(self._create, example))
        for kind, path in example.lists:
            await self.apply(event_id, kind, path)
        await in_transaction(self.engine, partial(self._finish, event_id=event_id))
        return event_id

    async def apply(self, event_id: UUID, kind: ListKind, path: Path) -> Imported:
        """Upload a list and apply it, as an organizer would; rows that need a person are held."""
        now, content = self.clock.now(), path.read_bytes()

        def look_at(session: Session) -> tuple[Looked, Base]:
            event = session.get_one(Event, event_id)
            looked = look_at_upload(session, event, kind, path.name, content, now=now)
            return looked, look(session, event, kind)

        looked, base = await in_transaction(self.engine, look_at, read_only=True)
        reading = await read(looked, self.readers)
        ready = await run_in_threadpool(imports.prepare, reading, base, now)

        def write(session: Session) -> Planned:
            lock_event(session, event_id)
            event = session.get_one(Event, event_id)
            upload = imports.upload(session, event, reading, actor=self.actor, now=now)
            return imports.apply(session, event, upload, ready, actor=self.actor, now=now)

        planned = await in_transaction(self.engine, write)
        return Imported(kind, path.name, reading.read, planned.result())

    def _create(self, example: Example, session: Session) -> UUID:
        now = self.clock.now()
        made = events.create_event(
            session, example.event, actor=self.actor, tags=shipped_tags(), now=now
        )
        return made.id

    def _finish(self, session: Session, event_id: UUID) -> None:
        lock_event(session, event_id)
        event, now = session.get_one(Event, event_id), self.clock.now()
        derive_requests(session, event, actor=self.actor, now=now)
        ensure_main_gate(session, event, actor=self.actor, now=now)
