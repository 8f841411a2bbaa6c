"""A phone is told of its next table, of changes and offers: once, encrypted, signed, in time."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from sqlmodel import select

from app.core.database.sessions import transaction
from app.meetings.records import Meeting
from app.meetings.seats.records import OfferStatus, StandbyOffer
from app.notify.feed import news
from app.notify.feed.records import FeedKind
from app.participants.pushes.delivery.pusher import Pusher
from app.participants.pushes.records import PushSubscription
from tests.api import Api
from tests.checkin.hall import Hall, furnish
from tests.conftest import StillClock
from tests.notify.listening import made_up
from tests.participants.phone import carrying
from tests.participants.pushes.browser import PUSH, PushedBrowser, claims_of
from tests.web.agenda.holding import publish_again
from tests.webhooks.receiver import Receiver, receiving

PATIENCE = 240
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def hall(api: Api) -> Hall:
    api.app.state.settings.webhooks_to_private_networks = True
    return furnish(api.engine, api.event_id, api.now)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def pusher(api: Api, clock: StillClock) -> Iterator[Pusher]:
    pusher = Pusher(api.engine, clock.now, private=True, contact="mailto:a@example.id")
    yield pusher
    pusher.close()


def _run(pusher: Pusher) -> None:
    pusher.look()
    pusher.settle(PATIENCE)


def _published(api: Api) -> None:
    """Tell the feed that a timetable was published, as publishing does."""
    with transaction(api.engine) as session:
        told = made_up(FeedKind.TIMETABLE_PUBLISHED, number=2, origin="test")
        news.tell(session, api.event_id, told)


def test_a_phone_hears_of_its_table_ten_minutes_before_and_once(
    api: Api, hall: Hall, receiver: Receiver, pusher: Pusher, clock: StillClock
) -> None:
    browser, phone = PushedBrowser(receiver), carrying(api, hall.codes[0], "id")
    key = phone.get(PUSH).json()["public_key"]
    assert phone.get(PUSH).json()["public_key"] == key
    browser.subscribe(phone)
    _run(pusher)
    assert browser.messages() == []
    clock.advance(timedelta(hours=2, minutes=31))  # 09.31: the meeting is at 09.40
    _run(pusher)
    _run(pusher)
    (said,) = browser.messages()
    assert (said["type"], said["table_number"]) == ("soon", 7)
    assert said["title"] == "Meja 7 pukul 09.40"
    assert said["body"] == "Sebentar lagi Anda bertemu PT Pupuk."
    (head,) = receiver.heads
    assert (head["content-encoding"], head["urgency"], head["ttl"]) == ("aes128gcm", "high", "540")
    claims = claims_of(head["authorization"], key)
    assert claims["aud"] == receiver.url.rstrip("/")
    assert claims["sub"] == "mailto:a@example.id"
    assert claims["exp"] > clock.now().timestamp()


def test_what_moved_and_what_is_off_is_told_to_whom_it_concerns_alone(
    api: Api, hall: Hall, receiver: Receiver, pusher: Pusher
) -> None:
    browser = PushedBrowser(receiver)
    for code in hall.codes[:2]:
        browser.subscribe(carrying(api, code, "en"))
    _run(pusher)
    with transaction(api.engine) as session:
        by_table = {one.table_id: one for one in publish_again(session, api.event_id, api.now)}
        first, last = (by_table[table] for table in hall.tables)
        session.delete(last)
        session.flush()
        first.table_id = hall.tables[1]
        session.add(first)
    _published(api)
    _run(pusher)
    assert [(one["type"], one["table_number"]) for one in browser.messages()] == [
        ("moved", 9),
        ("cancelled", 9),
    ]
    _published(api)
    _run(pusher)
    assert len(receiver.bodies) == 2


def test_an_offer_is_told_at_once(api: Api, hall: Hall, receiver: Receiver, pusher: Pusher) -> None:
    browser = PushedBrowser(receiver)
    browser.subscribe(carrying(api, hall.codes[1], "en"))
    _run(pusher)
    with transaction(api.engine) as session:
        seat = session.exec(select(Meeting).where(Meeting.table_id == hall.tables[0])).one()
        person = api.get(api.viewer, api.at(f"/attendees/{hall.people[1]}"))
        offer = StandbyOffer(
            event_id=api.event_id,
            cooperative_id=UUID(person["cooperative_id"]),
            partner_id=seat.partner_id,
            table_id=seat.table_id,
            slot_id=seat.slot_id,
            seat=2,
            status=OfferStatus.PENDING,
            offered_at=api.now,
            offered_by="test",
        )
        session.add(offer)
        told = made_up(FeedKind.STANDBY_OFFERED, cooperative_id=person["cooperative_id"])
        news.tell(session, api.event_id, told)
    _run(pusher)
    (said,) = browser.messages()
    assert (said["type"], said["table_number"]) == ("offer", 7)
    assert said["offer_id"] is not None


def test_what_did_not_arrive_is_tried_again_and_a_browser_that_is_gone_is_forgotten(
    api: Api, hall: Hall, receiver: Receiver, pusher: Pusher, clock: StillClock
) -> None:
    browser = PushedBrowser(receiver)
    browser.subscribe(carrying(api, hall.codes[0]))
    receiver.answers = [503, 201]
    clock.advance(timedelta(hours=2, minutes=31))
    _run(pusher)
    _run(pusher)
    assert len(receiver.bodies) == 1  # not before the pause is over
    clock.advance(timedelta(seconds=6))
    _run(pusher)
    assert [one["type"] for one in browser.messages()] == ["soon", "soon"]
    receiver.answers = [410]
    clock.advance(timedelta(hours=3, minutes=21))  # 12.52: the next meeting is at 13.00
    _run(pusher)
    with transaction(api.engine) as session:
        assert session.exec(select(PushSubscription)).all() == []


def test_a_revoked_badge_and_a_private_address_are_told_nothing(
    api: Api, hall: Hall, receiver: Receiver, clock: StillClock
) -> None:
    browser = PushedBrowser(receiver)
    browser.subscribe(carrying(api, hall.codes[0]))
    clock.advance(timedelta(hours=2, minutes=31))
    guarded = Pusher(api.engine, clock.now, private=False)
    _run(guarded)
    assert receiver.bodies == []
    with transaction(api.engine) as session:
        assert session.exec(select(PushSubscription)).one().failing_since is not None
    revoke = api.at(f"/badges/{hall.badges[0]}/revoke")
    api.post(api.organizer, revoke, {"reason": "lost"}, status=200)
    clock.advance(timedelta(seconds=6))
    _run(guarded)
    guarded.close()
    assert receiver.bodies == []
    with transaction(api.engine) as session:
        assert session.exec(select(PushSubscription)).all() == []
