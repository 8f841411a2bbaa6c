"""The measured installation: an event with a door, another large one, and an organizer."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import httpx
from sqlalchemy import insert
from sqlmodel import Session, select

from app.auth.passwords import hash_password, make_token, token_digest
from app.auth.records import AccessToken, TokenKind, User
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.ids import new_id
from app.meetings.records import Meeting, Timetable, TimetableStatus
from benchmarks.door_beside.sizes import Sizes
from benchmarks.scan_server import KNOWN_VARIABLE
from benchmarks.scans import Serving, serving
from benchmarks.snapshots import furnish
from tests.campaigns.scan_load import LoadedHall, open_hall, share_key

CONNECTIONS = 16
"""The number of devices that scan at the same time."""
ORGANIZER = "panitia"
_NO_LIMIT = "1000000/minute"
"""Rate limit of log-ins: those refused by the limit per address would cost nothing."""


@dataclass(frozen=True)
class Site:
    """A served installation. `client` is the organizer's; paths are below `/api/v1/events`."""

    hall: LoadedHall
    other: UUID
    process: Serving
    client: httpx.Client
    sizes: Sizes

    @property
    def door_path(self) -> str:
        """Path of the door's event; its timetables 1 (published) and 2 have the same meetings."""
        return f"/api/v1/events/{self.hall.hall.event_id}"

    @property
    def other_path(self) -> str:
        """Path of an equally large event, half of whose people have come; it has timetable 1."""
        return f"/api/v1/events/{self.other}"


@contextmanager
def served_site(url: str | None, sizes: Sizes) -> Iterator[Site]:
    """Fill an empty database (None: a SQLite file of its own), and serve it."""
    with tempfile.TemporaryDirectory(prefix="titik-temu-beside-") as folder:
        url = url or f"sqlite:///{Path(folder) / 'hall.db'}"
        share_key()
        hall = open_hall(url, people=sizes.people, devices=CONNECTIONS)
        engine = open_engine(url)
        with transaction(engine) as session:
            other, _ = furnish(session, sizes.people)
            _second_version(session, hall.hall.event_id)
            token = _organizer(session)
        engine.dispose()
        environment = {
            "TITIK_TEMU_DATA_DIR": folder,
            "TITIK_TEMU_DATABASE_URL": url,
            "TITIK_TEMU_LOGIN_RATE": _NO_LIMIT,
            "TITIK_TEMU_LOGIN_RATE_PER_USER": _NO_LIMIT,
            KNOWN_VARIABLE: hall.tokens[0],
        }
        with (
            serving("ours", environment) as process,
            httpx.Client(
                base_url=f"http://127.0.0.1:{process.port}",
                headers={"Authorization": f"Bearer {token}"},
                timeout=300,
            ) as client,
        ):
            yield Site(hall, other, process, client, sizes)


def _second_version(session: Session, event_id: UUID) -> None:
    """Add a second version with the published timetable's meetings."""
    first = session.exec(select(Timetable).where(Timetable.event_id == event_id)).one()
    second = Timetable(
        event_id=event_id,
        number=2,
        status=TimetableStatus.PROPOSED,
        origin="benchmark",
        created_at=first.created_at,
    )
    session.add(second)
    session.flush()
    meetings = session.exec(select(Meeting).where(Meeting.timetable_id == first.id)).all()
    own = {"id", "timetable_id"}
    rows = [
        {"id": new_id(), "timetable_id": second.id, **meeting.model_dump(exclude=own)}
        for meeting in meetings
    ]
    session.execute(insert(Meeting), rows)


def _organizer(session: Session) -> str:
    """Add an administrator; return their token."""
    now = datetime.now(UTC)
    user = User(
        username=ORGANIZER,
        password_hash=hash_password(make_token("api")),
        is_admin=True,
        created_at=now,
    )
    session.add(user)
    session.flush()
    secret = make_token("api")
    token = AccessToken(
        digest=token_digest(secret),
        kind=TokenKind.API,
        user_id=user.id,
        name="benchmark",
        created_at=now,
        expires_at=now + timedelta(days=1),
    )
    session.add(token)
    return secret
