"""Signing keys: sealed where they are stored, and revoked when somebody else may have them."""

from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlmodel import select

from app.badges import keys
from app.badges.keys import private_half
from app.badges.records import SigningKey
from app.badges.tokens import SigningKey as Signer
from app.badges.tokens import encode, issue, new_badge_id
from app.core.database.sessions import transaction
from app.core.sealing import SealBrokenError
from tests.api import Api
from tests.checkin.hall import Hall, furnish


@pytest.fixture
def hall(api: Api) -> Hall:
    return furnish(api.engine, api.event_id, api.now)


def scanned(api: Api, hall: Hall, code: str) -> dict[str, Any]:
    answer: dict[str, Any] = api.post(api.organizer, api.at("/scans"), hall.body(code, api.now))
    return answer


def forged(engine: Engine, hall: Hall) -> str:
    """Make a badge for nobody with the event's own key."""
    with transaction(engine, read_only=True) as session:
        (record,) = session.exec(select(SigningKey)).all()
        signer = Signer(record.key_id, hall.event_id, private_half(session, record))
    return encode(issue(signer, new_badge_id()))


def test_no_private_key_stands_in_the_database(api: Api, hall: Hall) -> None:
    assert hall.codes
    with transaction(api.engine, read_only=True) as session:
        (record,) = session.exec(select(SigningKey)).all()
        assert private_half(session, record) not in record.private_key
        assert len(private_half(session, record)) == 32


def test_keys_of_before_are_sealed_and_a_foreign_key_is_noticed(api: Api, hall: Hall) -> None:
    with transaction(api.engine) as session:
        (record,) = session.exec(select(SigningKey)).all()
        plain = record.private_key = private_half(session, record)
    with transaction(api.engine) as session:
        keys.seal_all(session)
    with transaction(api.engine) as session:
        (record,) = session.exec(select(SigningKey)).all()
        assert record.private_key != plain
        assert private_half(session, record) == plain
        record.private_key = record.private_key[:-1] + bytes([record.private_key[-1] ^ 1])
        session.flush()
        with pytest.raises(SealBrokenError):
            keys.seal_all(session)
        session.rollback()


def test_a_leaked_key_opens_no_door_and_everybody_gets_a_new_badge(api: Api, hall: Hall) -> None:
    made = forged(api.engine, hall)
    (leaked,) = api.get(api.organizer, api.at("/badges/keys"))["items"]
    path = api.at(f"/badges/keys/{leaked['key_id']}/revoke")
    assert api.viewer.post(path).status_code == 403
    done = api.post(api.organizer, path, {}, 200)
    people = len(hall.people)
    assert (done["revoked"], done["reissued"]) == (people, people)
    assert done["key"]["key_id"] != leaked["key_id"]
    assert scanned(api, hall, made)["reason"] == "unknown_code"
    assert scanned(api, hall, hall.codes[0])["reason"] == "revoked"
    badges = api.get(api.organizer, api.at("/badges"), active="true", limit="200")["items"]
    assert len(badges) == people
    new = next(one for one in badges if one["attendee_id"] == str(hall.people[0]))
    assert scanned(api, hall, new["token"])["verdict"] == "admitted"
    offline = hall.body(made, api.now, offline=True)
    (item,) = api.post(api.organizer, api.at("/scans/batch"), {"scans": [offline]}, 200)["items"]
    assert item["scan"]["verdict"] == "refused", "no device admits by that key either"
    again = api.post(api.organizer, path, {}, 200)
    assert (again["revoked"], again["reissued"]) == (0, 0)
    listed = api.get(api.organizer, api.at("/badges/keys"))["items"]
    assert [one["revoked_at"] is not None for one in listed] == [True, False]


def test_who_has_withdrawn_gets_no_badge_in_place_of_a_leaked_one(api: Api, hall: Hall) -> None:
    with transaction(api.engine) as session:
        session.execute(
            text("UPDATE attendee SET status = 'withdrawn' WHERE id = :id"),
            {"id": hall.people[1].hex if "sqlite" in str(api.engine.url) else hall.people[1]},
        )
    (leaked,) = api.get(api.organizer, api.at("/badges/keys"))["items"]
    done = api.post(api.organizer, api.at(f"/badges/keys/{leaked['key_id']}/revoke"), {}, 200)
    assert (done["revoked"], done["reissued"]) == (len(hall.people), len(hall.people) - 1)


def test_another_events_key_is_not_ours_to_revoke(api: Api, hall: Hall) -> None:
    assert hall.codes
    assert api.organizer.post(api.at("/badges/keys/000000/revoke")).status_code == 404
    assert api.organizer.post(api.at("/badges/keys/xyz/revoke")).status_code == 422
