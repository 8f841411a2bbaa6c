"""What of a feed each kind of caller gets."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from app.auth.passwords import token_digest
from app.auth.tokens import service
from app.core.database.sessions import transaction
from app.core.errors import NotFoundError
from app.notify.feed.following import check_follower, concerns_of
from app.notify.feed.records import FeedKind
from tests.api import Api
from tests.auth.holders import add_partner, link
from tests.checkin.hall import new_event
from tests.devices.phones import phone


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def _gets(api: Api, client: Any, **data: Any) -> set[str]:
    """Return the kinds that the holder of a client's token gets, with these data."""
    secret = client.headers["Authorization"].removeprefix("Bearer ")
    digest = token_digest(secret)
    with transaction(api.engine, read_only=True) as session:
        holder = service.holders_of(session, [digest], api.now)[digest]
        check_follower(session, holder, api.event_id)
        concerns = concerns_of(session, holder)
    told = {name: str(value) for name, value in data.items()}
    return {kind.value for kind in FeedKind if concerns is None or concerns(kind.value, told)}


def test_users_get_everything_and_devices_what_they_work_with(api: Api) -> None:
    assert _gets(api, api.viewer) == {kind.value for kind in FeedKind}
    assert _gets(api, phone(api).client) == {
        "scan.recorded",
        "presence.changed",
        "timetable.published",
        "meeting.changed",
        "standby.offered",
    }
    assert _gets(api, phone(api, name="Layar", scope="signage").client) == {
        "timetable.published",
        "meeting.changed",
        "standby.offered",
    }


def test_those_at_tables_get_what_happens_there_alone(api: Api, engine: Engine) -> None:
    partner, table = add_partner(api, engine)
    at_table = phone(api, name="Meja 7", scope="table", table_ids=[str(table.id)]).client
    own = {"timetable.published", "meeting.changed", "standby.offered"}
    by_link = link(api, engine, partner)
    assert _gets(api, by_link, partner_id=partner.id, table_id=uuid4()) == own
    elsewhere = _gets(api, at_table, partner_id=partner.id, table_id=uuid4())
    assert elsewhere == {"timetable.published"}, "another table of the same partner"
    for client in (by_link, at_table):
        assert _gets(api, client, table_id=table.id) == own
        assert _gets(api, client, partner_id=uuid4(), table_id=uuid4()) == {"timetable.published"}


def test_a_device_of_another_event_follows_nothing(api: Api, engine: Engine) -> None:
    stranger = phone(api, new_event(engine, api.now)).client
    with pytest.raises(NotFoundError):
        _gets(api, stranger)
    assert stranger.get(api.at("/feed")).status_code == 404
