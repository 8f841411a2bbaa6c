"""Subscribing by badge: only one's own, to public addresses, with keys that are keys."""

from typing import Any

from sqlmodel import select

from app.core.database.sessions import transaction
from app.participants.pushes import keys
from app.participants.pushes.hushing import forget_phones
from app.participants.pushes.records import PushKey, PushSubscription
from tests.api import Api
from tests.checkin.hall import furnish
from tests.participants.phone import carrying
from tests.participants.pushes.browser import PUSH, PushedBrowser
from tests.webhooks.receiver import Receiver

HTTPS = "https://push.example.id/send/"


def test_a_browser_subscribes_once_and_takes_back_only_its_own(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    phone, other = carrying(api, hall.codes[0]), carrying(api, hall.codes[1])
    body = PushedBrowser(Receiver()).subscription(endpoint=f"{HTTPS}1")
    made = phone.post(f"{PUSH}/subscriptions", json=body)
    again = phone.post(f"{PUSH}/subscriptions", json=body)
    assert (made.status_code, again.json()["id"]) == (201, made.json()["id"])
    path = f"{PUSH}/subscriptions/{made.json()['id']}"
    assert other.delete(path).status_code == 404
    assert (phone.delete(path).status_code, phone.delete(path).status_code) == (204, 404)


def test_what_is_no_push_service_or_too_much_is_refused(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    phone, browser = carrying(api, hall.codes[0]), PushedBrowser(Receiver())
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"endpoint": "http://push.example.id/1"}, "push_address"),
        ({"endpoint": "https://127.0.0.1/1"}, "push_address"),
        ({"endpoint": f"{HTTPS}1", "keys": {"p256dh": "AA", "auth": "AA"}}, "push_keys"),
    ]
    for changed, code in wrong:
        refused = phone.post(f"{PUSH}/subscriptions", json=browser.subscription(**changed))
        assert (refused.status_code, refused.json()["code"]) == (422, code)
    statuses = [
        phone.post(
            f"{PUSH}/subscriptions", json=browser.subscription(endpoint=f"{HTTPS}{number}")
        ).status_code
        for number in range(6)
    ]
    assert statuses == [201] * 5 + [409]


def test_the_key_is_sealed_and_phones_end_with_it_and_with_a_restore(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    phone = carrying(api, hall.codes[0])
    assert phone.get(PUSH).json() == phone.get(PUSH).json()
    body = PushedBrowser(Receiver()).subscription(endpoint=f"{HTTPS}1")
    assert phone.post(f"{PUSH}/subscriptions", json=body).status_code == 201
    with transaction(api.engine) as session:
        secret = keys.private_key(session).private_numbers().private_value.to_bytes(32, "big")
        kept = session.get_one(PushKey, 1)
        assert secret not in kept.private_key
        assert keys.fits(session)
        kept.private_key = kept.private_key[:-1] + bytes([kept.private_key[-1] ^ 1])
        session.add(kept)
    with transaction(api.engine) as session:
        assert not keys.fits(session)
        keys.forget_lost(session)
        assert session.exec(select(PushSubscription)).all() == []
        assert session.get(PushKey, 1) is None
    assert phone.post(f"{PUSH}/subscriptions", json=body).status_code == 201
    forget_phones(api.engine)
    with transaction(api.engine) as session:
        assert session.exec(select(PushSubscription)).all() == []
