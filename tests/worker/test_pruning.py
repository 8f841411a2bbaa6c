"""A worker forgets what is old while it works, too."""

from datetime import timedelta
from multiprocessing import Pipe
from typing import Any, cast

import pytest
from sqlmodel import select

from app.core.clock import SystemClock
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.notify.feed.news import KEPT
from app.notify.feed.records import FeedEntry
from app.timetable.works import durable
from app.worker import shift
from tests.api import Api
from tests.webhooks.serving import tell


class _Desk:
    def look_after(self) -> None:
        """Find nothing that got lost."""

    def hand_out(self) -> bool:
        """Find nothing to do."""
        return False


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_shift_forgets_what_is_old(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    tell(api, 1, 2)
    with transaction(api.engine) as session:
        entries = session.exec(select(FeedEntry)).all()
        for entry in entries:
            entry.at = SystemClock().now()
        entries[0].at -= KEPT + timedelta(seconds=1)
        kept = {entry.id for entry in entries[1:]}
    monkeypatch.setattr(durable, "forget", lambda _: None)
    here, there = Pipe()
    settings = Settings(worker_stay_seconds=0)
    with here, there:
        shift._watch(settings, api.engine, cast(Any, _Desk()), here)
    with transaction(api.engine, read_only=True) as session:
        assert {entry.id for entry in session.exec(select(FeedEntry))} == kept
