"""Clients that listen to the live feed, and what is told on it."""

import json
import threading
from typing import Any, ClassVar
from uuid import UUID

import httpx
from pydantic import ConfigDict
from sqlalchemy import Engine, update
from sqlmodel import col
from starlette.testclient import TestClient

from app.auth.records import AccessToken
from app.core.database.sessions import transaction
from app.notify.feed import news, queries
from app.notify.feed.news import START, Cursor, News
from app.notify.feed.records import FeedKind
from app.notify.feed.schemas import Fact
from tests.api import Api

PATIENCE = 120


def made_up(kind: FeedKind, **data: Any) -> Fact:
    """Return a fact of this kind that says whatever a test wants it to."""

    class Made(Fact):
        model_config = ConfigDict(extra="allow")
        KIND: ClassVar = kind

    return Made(**data)


def told(engine: Engine, event_id: UUID, after: Cursor = START) -> list[int]:
    """Return the numbers in the entries after a place, as readers get them."""
    with transaction(engine, read_only=True) as session:
        return [entry.data["n"] for entry in queries.entries_after(session, event_id, after)]


def tell(engine: Engine, event_id: UUID, *numbers: int) -> None:
    with transaction(engine) as session:
        news.tell_all(
            session, [News(event_id, made_up(FeedKind.SCAN_RECORDED, n=n)) for n in numbers]
        )


class Listener:
    """A client that reads the stream in a thread until the server ends it."""

    def __init__(
        self, base: str, client: TestClient, path: str, *, begins: bool = True, **headers: str
    ) -> None:
        self._url = base + path
        self._headers = {"Authorization": client.headers["Authorization"], **headers}
        self._lines: list[str] = []
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._opened = threading.Event()
        self._thread.start()
        assert self._opened.wait(PATIENCE)
        if begins:  # with an event that gives the place
            self.wait_for(1)

    def _read(self) -> None:
        with httpx.stream("GET", self._url, headers=self._headers, timeout=PATIENCE) as answer:
            assert answer.status_code == 200
            self._opened.set()
            for line in answer.iter_lines():
                with self._changed:
                    self._lines.append(line)
                    self._changed.notify_all()

    def wait_for(self, count: int) -> None:
        """Wait until `count` events have come, including those without data."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.events()) >= count, PATIENCE)

    def end(self) -> list[dict[str, Any]]:
        """Wait for the end; return the events."""
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive(), "the stream goes on"
        return self.events()

    def events(self) -> list[dict[str, Any]]:
        """Return the complete events, without the comments that only keep the connection open."""
        events: list[dict[str, Any]] = []
        event: dict[str, Any] = {}
        for line in self._lines:
            key, _, value = line.partition(": ")
            if line:
                event[key or "comment"] = json.loads(value) if key == "data" else value
            elif "id" in event:
                events.append(event)
                event = {}
        return events


def end_token(api: Api, username: str) -> None:
    """Make a user's tokens useless, which ends their streams."""
    with transaction(api.engine) as session:
        session.execute(
            update(AccessToken)
            .where(col(AccessToken.user_id) == api.users[username])
            .values(revoked_at=api.now)
        )
