"""The measured installation: one event of a given size, solved and published, with its worker."""

import os
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import httpx
from sqlalchemy import insert
from sqlmodel import Session, select

import app.records  # noqa: F401 - foreign keys need every table to be known
from app.attendees.records import Cooperative, CooperativeNeed
from app.auth.passwords import make_token
from app.auth.records import User
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.events.vocabulary import shipped_tags
from app.migrations import migrate
from app.partners.records import Partner, PartnerOffer
from benchmarks.import_preview import workbook
from benchmarks.served import PATIENCE, token_of_first_user
from benchmarks.snapshots import MORNING, furnish
from tests.campaigns.scan_load import served, share_key

SOLVING = 600.0
"""Seconds that the worker may take to solve."""
_NEEDS, _OFFERS = 4, 3


@dataclass(frozen=True)
class Site:
    """A served event: its client, its address, and the parts of it that pages are asked for."""

    client: httpx.Client
    event_id: UUID
    kecamatan: str
    village: str
    partner_id: UUID
    cooperative_id: UUID

    @property
    def path(self) -> str:
        """Return the address of the event's first page."""
        return f"/events/{self.event_id}"


@contextmanager
def served_site(url: str | None, people: int) -> Iterator[Site]:
    """Fill an empty database (None: a SQLite file of its own) and serve it, logged in."""
    with tempfile.TemporaryDirectory(prefix="titik-temu-pages-") as folder:
        url = url or f"sqlite:///{Path(folder) / 'titik-temu.db'}"
        share_key()
        engine = open_engine(url)
        migrate(engine)
        with transaction(engine) as session:
            session.add(_organizer())
            event_id, _ = furnish(session, people)
            _wish(session, event_id)
            village, partner = _parts(session, event_id)
        token = token_of_first_user(engine)
        engine.dispose()
        jobs = f"sqlite:///{Path(folder) / 'jobs.db'}"
        os.environ["TITIK_TEMU_JOBS_DATABASE_URL"] = jobs if url.startswith("sqlite") else url
        with (
            served(Path(folder), url) as server,
            httpx.Client(
                base_url=server.address,
                headers={"Authorization": f"Bearer {token}", "Accept-Encoding": "br, gzip"},
                timeout=PATIENCE,
            ) as client,
        ):
            _prepare(client, f"/api/v1/events/{event_id}", people)
            yield Site(client, event_id, village.kecamatan, village.village, partner, village.id)


def _organizer() -> User:
    return User(
        username="panitia",
        password_hash=make_token("api"),
        is_admin=True,
        created_at=MORNING,
    )


def _wish(session: Session, event_id: UUID) -> None:
    """Let each cooperative need, and each partner offer, some of the shipped tags."""
    tags = shipped_tags()
    for tag in tags:
        tag.event_id = event_id
    session.add_all(tags)
    session.flush()
    codes = [tag.code for tag in tags]
    chance = random.Random(0)

    def rows(owner: str, ids: list[UUID], each: int) -> list[dict[str, object]]:
        return [
            {owner: one, "event_id": event_id, "tag": tag, "position": position}
            for one in ids
            for position, tag in enumerate(chance.sample(codes, each))
        ]

    visitors = list(session.exec(select(Cooperative.id).order_by(Cooperative.village_code)))
    hosts = list(session.exec(select(Partner.id).order_by(Partner.code)))
    session.execute(insert(CooperativeNeed), rows("cooperative_id", visitors, _NEEDS))
    session.execute(insert(PartnerOffer), rows("partner_id", hosts, _OFFERS))


def _parts(session: Session, event_id: UUID) -> tuple[Cooperative, UUID]:
    """Return a cooperative and a partner, for the pages that show one."""
    village = session.exec(
        select(Cooperative)
        .where(Cooperative.event_id == event_id)
        .order_by(Cooperative.village_code)
        .limit(1)
    ).one()
    session.expunge(village)
    partner = session.exec(
        select(Partner.id).where(Partner.event_id == event_id).order_by(Partner.code).limit(1)
    ).one()
    return village, partner


def _prepare(client: httpx.Client, path: str, people: int) -> None:
    """Upload a list, derive the requests, solve, and publish the timetable that results."""
    file = {"file": ("peserta.xlsx", workbook(people, seed=1))}
    client.post(f"{path}/imports", data={"kind": "attendees"}, files=file).raise_for_status()
    client.post(f"{path}/requests/derive", json={}).raise_for_status()
    client.post(f"{path}/solve-runs", json={"time_limit": 10}).raise_for_status()
    deadline = time.monotonic() + SOLVING
    while (run := client.get(f"{path}/solve-runs/1").json())["status"] in ("queued", "running"):
        if time.monotonic() > deadline:
            raise TimeoutError("the solve does not end")
        time.sleep(0.5)
    made = run["timetable"]
    client.post(f"{path}/timetables/{made}/publish").raise_for_status()
