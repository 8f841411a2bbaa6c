"""Secrets are changed without a message being lost, and one that was lost is asked for anew."""

from datetime import timedelta

from sqlalchemy import update

from app.core.database.sessions import transaction
from app.webhooks.delivery.sender import Sender
from app.webhooks.records import WebhookEndpoint
from tests.api import Api
from tests.conftest import StillClock
from tests.webhooks.receiver import Receiver
from tests.webhooks.serving import add, run, state, tell


def test_both_secrets_sign_for_a_day(
    api: Api, sender: Sender, receiver: Receiver, clock: StillClock
) -> None:
    endpoint = add(api, receiver)
    new = api.post(api.organizer, api.at(f"/webhooks/{endpoint['id']}/secret"), None, 200)
    assert new["secret"] != endpoint["secret"]
    tell(api, 1)
    run(sender)
    clock.advance(timedelta(days=1))
    tell(api, 2)
    run(sender)
    signatures = [head["webhook-signature"].split() for head in receiver.heads]
    assert [len(several) for several in signatures] == [2, 1]


def test_a_lost_key_of_the_installation_asks_for_a_new_secret(
    api: Api, sender: Sender, receiver: Receiver
) -> None:
    endpoint = add(api, receiver)
    with transaction(api.engine) as session:
        session.execute(update(WebhookEndpoint).values(secret=b"\x01" + bytes(80)))
    tell(api, 1)
    run(sender)
    assert state(api, endpoint)["off_reason"] == "secret_lost"
    api.post(api.organizer, api.at(f"/webhooks/{endpoint['id']}/secret"), None, 200)
    run(sender)
    assert receiver.told[0] == 1
    assert state(api, endpoint)["off_since"] is None
