"""Many endpoints: each is heard, whoever is slow, and who has nothing to hear costs nothing."""

from datetime import timedelta

import pytest
from sqlalchemy import event as happening

from app.core.database.sessions import transaction
from app.notify.feed.records import FeedKind
from app.webhooks import hushing
from app.webhooks.delivery import delivering
from app.webhooks.delivery import sender as sender_module
from app.webhooks.delivery.sender import Sender
from tests.api import Api
from tests.conftest import StillClock
from tests.webhooks.receiver import Receiver
from tests.webhooks.rows import NOW, add_row
from tests.webhooks.serving import add, run, state, tell


def test_the_newest_of_many_endpoints_hears_too(
    api: Api, sender: Sender, receiver: Receiver
) -> None:
    with transaction(api.engine) as session:
        for _ in range(40):
            early = NOW - timedelta(days=1)
            add_row(session, api.event_id, receiver.url, [FeedKind.IMPORT_FINISHED.value], early)
        add_row(session, api.event_id, receiver.url, [FeedKind.MEETING_CHANGED.value], NOW)
    tell(api, 1)
    run(sender)
    assert receiver.told == [1]


def test_who_has_nothing_to_hear_is_not_written_to(
    api: Api, sender: Sender, receiver: Receiver
) -> None:
    add(api, receiver, kinds=[FeedKind.IMPORT_FINISHED.value])
    tell(api, 1, 2)
    run(sender)
    said: list[str] = []

    def note(*given: object) -> None:
        said.append(str(given[2]).split()[0])

    happening.listen(api.engine, "before_cursor_execute", note)
    run(sender)
    happening.remove(api.engine, "before_cursor_execute", note)
    assert said
    assert not [words for words in said if words.startswith(("UPDATE", "INSERT", "DELETE"))]
    assert "BEGIN IMMEDIATE" not in said


def test_a_turn_ends_so_that_others_come_to_theirs(
    api: Api, sender: Sender, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One place for both, and each turn ends with its first message."""
    monkeypatch.setattr(sender_module, "AT_A_TIME", 1)
    turns = iter([0.0, 0.0])
    monkeypatch.setattr(delivering, "is_over", lambda _: next(turns, 1.0) == 0.0)
    add(api, receiver)
    add(api, receiver)
    tell(api, 1, 2)
    run(sender)
    run(sender)
    assert receiver.told == [1, 1]
    run(sender)
    run(sender)
    assert sorted(receiver.told) == [1, 1, 2, 2]


def test_a_restored_installation_sends_nothing_until_switched_on(
    api: Api, sender: Sender, receiver: Receiver, clock: StillClock
) -> None:
    endpoint = add(api, receiver)
    assert hushing.hush(api.engine, clock.now()) == 1
    tell(api, 1)
    run(sender)
    assert receiver.told == []
    assert state(api, endpoint)["off_reason"] == "restored"
    api.organizer.patch(api.at(f"/webhooks/{endpoint['id']}"), json={"is_on": True})
    run(sender)
    assert receiver.told == [1]
