"""An event played in this process: its own clock, its autopilot, its repairs, the real routes."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any
from uuid import UUID

import anyio
from sqlalchemy import Engine
from sqlmodel import Session, col, select
from starlette.testclient import TestClient

from app.auth.principal import Principal
from app.auth.records import TokenKind, User
from app.badges import service as badges
from app.beginnings.sample import Loader, banjarnegara
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.day.autopilot.acting import look_after
from app.events.records import Event, Interval, IntervalKind
from app.imports.reader.readers import Readers
from app.main import create_app
from app.meetings.records import Timetable
from app.meetings.versions import publishing
from app.timetable.records import Analysis, RunStatus
from app.timetable.runs import service as runs
from app.timetable.works.answering import answer
from app.timetable.works.execution import execute
from benchmarks.served import token_of_first_user
from tests.api import UNUSABLE_HASH
from tests.conftest import StillClock
from tests.databases import migrated_sqlite

DATABASE = "titik-temu.db"
MINUTE = timedelta(minutes=1)


@dataclass
class Rehearsal:
    """A published event on a database of its own; the clock moves only when told to."""

    engine: Engine
    clock: StillClock
    client: TestClient
    event_id: UUID
    told: dict[UUID, str] = field(default_factory=dict)
    heard: Callable[[Mapping[str, Any], Mapping[str, Any]], None] | None = None
    """Is given the scans that a door sends, and what it is answered."""

    def request(self, method: str, url: str, *, json: Any = None, params: Any = None) -> Any:
        """Answer as the server does; a repair is computed at once, as by a worker."""
        found = self.client.request(method, url, json=json, params=params)
        if method == "POST" and url.endswith("/proposals") and found.is_success:
            self.compute()
        if self.heard and url.endswith("/scans/batch"):
            self.heard(json, found.json())
        return found

    def compute(self) -> None:
        """Carry out what is queued for workers."""
        with transaction(self.engine, read_only=True) as session:
            waiting = session.exec(
                select(Analysis.id).where(Analysis.status == RunStatus.QUEUED)
            ).all()
        for analysis in waiting:
            answer(analysis, self.engine, clock=self.clock)

    def look(self) -> None:
        """Do what is due by itself, as a worker does every second."""
        look_after(self.engine, self.clock.now(), self.told)

    def slots(self) -> list[Interval]:
        """Return the event's slots in order of time."""
        with transaction(self.engine, read_only=True) as session:
            rows = session.exec(
                select(Interval)
                .where(Interval.event_id == self.event_id, Interval.kind == IntervalKind.SLOT)
                .where(col(Interval.withdrawn_at).is_(None))
                .order_by(col(Interval.starts_at))
            ).all()
            return list(rows)


def prepare(
    folder: Path, *, change: Callable[[Session], None] | None = None, seconds: float = 3.0
) -> Path:
    """Make the demo's event, changed, solved and published, and return its database."""
    folder.mkdir(parents=True, exist_ok=True)
    made = migrated_sqlite(folder)
    engine = open_engine(f"sqlite:///{made}")
    example = banjarnegara()
    clock = StillClock(datetime.fromisoformat("2025-07-03T08:00:00+07:00"))
    caller = _user(engine, clock)
    event_id = anyio.run(Loader(engine, Readers(), clock, caller).load, example)
    with transaction(engine) as session:
        if change is not None:
            change(session)
        event = session.get_one(Event, event_id)
        run = runs.request_run(
            session,
            event,
            time_limit=seconds,
            seed=1,
            deterministic=False,
            actor=caller,
            now=clock.now(),
        )
    execute(run.id, engine, clock=clock)
    with transaction(engine) as session:
        event = session.get_one(Event, event_id)
        made_timetable = session.exec(select(Timetable)).one()
        publishing.publish(session, event, made_timetable, actor=caller, now=clock.now())
        badges.issue_missing(session, event, actor=caller, now=clock.now())
    engine.dispose()
    return made


def _user(engine: Engine, clock: StillClock) -> Principal:
    user = User(
        username="panitia", password_hash=UNUSABLE_HASH, is_admin=True, created_at=clock.now()
    )
    with transaction(engine) as session:
        session.add(user)
        session.flush()
        return Principal(
            user_id=user.id,
            username=user.username,
            is_admin=True,
            token_id=user.id,
            token_kind=TokenKind.API,
        )


@contextmanager
def rehearse(template: Path, folder: Path) -> Iterator[Rehearsal]:
    """Play on a copy of a prepared event."""
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / DATABASE
    copyfile(template, copy)
    url = f"sqlite:///{copy}"
    engine = open_engine(url)
    with transaction(engine, read_only=True) as session:
        event = session.exec(select(Event)).one()
        begins = select(Interval.starts_at).where(Interval.event_id == event.id)
        opening = min(session.exec(begins).all())
    clock = StillClock(opening)
    app = create_app(
        Settings(data_dir=folder, database_url=url, jobs_database_url=None),
        engine=engine,
        clock=clock,
    )
    headers = {"Authorization": f"Bearer {token_of_first_user(engine)}", "Accept-Language": "en"}
    with TestClient(app, headers=headers) as client:
        yield Rehearsal(engine, clock, client, event.id)
    engine.dispose()
    copy.unlink()
