"""What happens is sent in order, at least once, until it arrives or is given up."""

import base64
import hashlib
import hmac
import json
import re
from datetime import timedelta

from sqlalchemy import update

from app.core.database.sessions import transaction
from app.notify.feed.records import FeedKind
from app.webhooks.delivery.sender import Sender
from app.webhooks.records import WebhookEndpoint
from tests.api import Api
from tests.conftest import StillClock
from tests.webhooks.receiver import Receiver
from tests.webhooks.serving import add, attempts, run, state, tell


def test_everything_comes_in_order_once_and_signed(
    api: Api, sender: Sender, receiver: Receiver
) -> None:
    tell(api, 0)
    endpoint = add(api, receiver)
    tell(api, *range(1, 121))
    run(sender)
    run(sender)
    assert receiver.told == list(range(1, 121))
    assert len(set(receiver.ids())) == 120
    key = base64.b64decode(endpoint["secret"].removeprefix("whsec_"))
    head, body = receiver.heads[0], receiver.bodies[0]
    signed = f"{head['webhook-id']}.{head['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert head["webhook-signature"] == f"v1,{expected}"
    told = json.loads(body)
    assert told["type"] == "meeting.changed"
    assert told["event_id"] == str(api.event_id)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", told["timestamp"])
    assert "secret" not in state(api, endpoint)
    assert {attempt["failure"] for attempt in attempts(api, endpoint)} == {None}


def test_an_endpoint_hears_of_what_it_asked_for(
    api: Api, sender: Sender, receiver: Receiver
) -> None:
    add(api, receiver, kinds=["standby.offered"])
    tell(api, 1)
    tell(api, 2, kind=FeedKind.STANDBY_OFFERED)
    tell(api, 3)
    run(sender)
    assert receiver.told == [2]


def test_what_did_not_arrive_is_sent_again_later_and_what_follows_waits(
    api: Api, sender: Sender, receiver: Receiver, clock: StillClock
) -> None:
    endpoint = add(api, receiver)
    receiver.answers = [204, 500, 503]
    tell(api, 1, 2, 3)
    run(sender)
    run(sender)
    assert receiver.told == [1, 2]
    assert state(api, endpoint)["attempts"] == 1
    clock.advance(timedelta(seconds=5))
    run(sender)
    assert receiver.told == [1, 2, 2]
    clock.advance(timedelta(seconds=30))
    run(sender)
    assert receiver.told == [1, 2, 2, 2, 3]
    again = [i for i, told in zip(receiver.ids(), receiver.told, strict=True) if told == 2]
    assert len(set(again)) == 1
    assert state(api, endpoint)["failing_since"] is None
    found = [(a["attempt"], a["status"], a["failure"]) for a in attempts(api, endpoint)]
    assert found == [
        (1, 204, None), (1, 500, "status"), (2, 503, "status"), (3, 204, None), (1, 204, None),
    ]  # fmt: skip


def test_after_three_days_it_is_switched_off_with_notice_and_goes_on_where_it_was(
    api: Api, sender: Sender, receiver: Receiver, clock: StillClock
) -> None:
    endpoint = add(api, receiver)
    receiver.answers = [500] * 60
    tell(api, 1)
    for _ in range(60):
        run(sender)
        clock.advance(timedelta(hours=4))
    off = state(api, endpoint)
    assert (off["off_reason"], off["off_since"] is None) == ("failing", False)
    assert 10 < len(receiver.told) < 60
    actions = [e["action"] for e in api.get(api.organizer, api.at("/audit"), limit=200)["items"]]
    assert "webhook.switch_off" in actions
    receiver.answers = []
    tell(api, 2)
    api.organizer.patch(api.at(f"/webhooks/{endpoint['id']}"), json={"is_on": True})
    run(sender)
    heard = [json.loads(body) for body in receiver.bodies[-3:]]
    assert [told["type"] for told in heard] == [
        "meeting.changed", "webhook.switched_off", "meeting.changed",
    ]  # fmt: skip
    assert heard[1]["data"] == {"webhook_id": endpoint["id"], "reason": "failing"}


def test_410_switches_it_off_at_once(api: Api, sender: Sender, receiver: Receiver) -> None:
    endpoint = add(api, receiver)
    receiver.answers = [410]
    tell(api, 1, 2)
    run(sender)
    run(sender)
    assert receiver.told == [1]
    assert state(api, endpoint)["off_reason"] == "gone"


def test_a_dead_receiver_holds_up_nobody_else(api: Api, sender: Sender, receiver: Receiver) -> None:
    dead = api.post(api.organizer, api.at("/webhooks"), {"url": "http://127.0.0.1:1/"})
    add(api, receiver)
    tell(api, 1, 2)
    run(sender)
    assert receiver.told == [1, 2]
    assert attempts(api, dead)[0]["failure"] == "unreachable"


def test_two_processes_send_each_message_once(
    api: Api, sender: Sender, receiver: Receiver, clock: StillClock
) -> None:
    add(api, receiver)
    other = Sender(api.engine, clock.now, private=True)
    tell(api, *range(200))
    sender.look()
    other.look()
    sender.settle(60)
    other.settle(60)
    for _ in range(5):
        run(sender)
    other.close()
    assert receiver.told == list(range(200))


def test_whoever_is_killed_after_sending_sends_that_part_once_more(
    api: Api, sender: Sender, receiver: Receiver, clock: StillClock
) -> None:
    """As the claim of a killed process is left over, and nothing of it was noted."""
    endpoint = add(api, receiver)
    tell(api, 1, 2)
    with transaction(api.engine) as session:
        claimed = clock.now() + timedelta(minutes=10)
        session.execute(update(WebhookEndpoint).values(claimed_until=claimed))
    run(sender)
    assert receiver.told == []
    clock.advance(timedelta(minutes=10))
    run(sender)
    assert receiver.told == [1, 2]
    assert state(api, endpoint)["attempts"] == 0


def test_a_test_message_comes_at_once_and_moves_nothing(
    api: Api, sender: Sender, receiver: Receiver
) -> None:
    endpoint = add(api, receiver)
    tell(api, 1)
    api.post(api.organizer, api.at(f"/webhooks/{endpoint['id']}/test"), None, 202)
    run(sender)
    kinds = [json.loads(body)["type"] for body in receiver.bodies]
    assert kinds == ["webhook.test", "meeting.changed"]


def test_what_happened_since_a_moment_is_sent_again_with_its_ids(
    api: Api, sender: Sender, receiver: Receiver, clock: StillClock
) -> None:
    endpoint = add(api, receiver)
    tell(api, 1, 2)
    run(sender)
    first = receiver.ids()
    address = api.at(f"/webhooks/{endpoint['id']}/replay")
    since = (clock.now() - timedelta(hours=1)).isoformat()
    api.post(api.organizer, address, {"since": since}, 202)
    run(sender)
    assert receiver.ids() == [*first, *first]
    long_ago = (clock.now() - timedelta(days=8)).isoformat()
    assert api.post(api.organizer, address, {"since": long_ago}, 409)["code"] == "replay_lost"
