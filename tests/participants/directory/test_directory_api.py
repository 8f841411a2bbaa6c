"""What a badge reads of its event: the programme and the partners, and nothing of people."""

from sqlmodel import select
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.events.records import Tag, TagDirection
from app.partners.records import Partner, PartnerOffer
from tests.api import Api
from tests.checkin.hall import furnish
from tests.participants.phone import BADGES, carrying, partners_of


def _offer(api: Api, name: str, *goods: tuple[str, TagDirection]) -> None:
    with transaction(api.engine) as session:
        partner = session.exec(
            select(Partner).where(Partner.event_id == api.event_id, Partner.name == name)
        ).one()
        for place, (code, direction) in enumerate(goods):
            tag = Tag(
                event_id=api.event_id,
                code=code,
                label_id=f"{code} id",
                label_en=f"{code} en",
                direction=direction,
            )
            session.merge(tag)
            session.flush()
            session.add(
                PartnerOffer(partner_id=partner.id, tag=code, event_id=api.event_id, position=place)
            )
        partner.required_documents = "NIB; SIUP"
        session.add(partner)


def test_a_badge_reads_the_programme_and_what_partners_offer_and_seek(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    sold = ("x_beras", TagDirection.SELL)
    _offer(api, "PT Pupuk", ("x_pupuk", TagDirection.BUY), sold, ("x_jasa", TagDirection.SERVICE))
    phone = carrying(api, hall.codes[0], "id")
    kinds = [one["kind"] for one in phone.get(f"{BADGES}/programme").json()["items"]]
    assert kinds == ["registration", "plenary", "slot", "slot", "break", "slot"]
    found = partners_of(phone)
    assert list(found) == ["PT Gas", "PT Pupuk"]
    shown = found["PT Pupuk"]
    assert [one["label"] for one in shown["offers"]] == ["x_pupuk id", "x_jasa id"]
    assert shown["seeks"] == [{"code": "x_beras", "label": "x_beras id"}]
    assert [one["number"] for one in shown["tables"]] == [7, 9]
    assert shown["required_documents"] == ["NIB", "SIUP"]
    assert found["PT Gas"]["offers"] == []
    first = phone.get(f"{BADGES}/partners", params={"limit": 1}).json()
    rest = phone.get(f"{BADGES}/partners", params={"cursor": first["next_cursor"]}).json()
    assert [one["name"] for one in (*first["items"], *rest["items"])] == ["PT Gas", "PT Pupuk"]


def test_a_partner_that_withdrew_is_in_no_directory(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    phone = carrying(api, hall.codes[0])
    gas = partners_of(phone)["PT Gas"]["id"]
    api.post(api.organizer, api.at(f"/partners/{gas}/withdraw"), {}, status=200)
    assert list(partners_of(phone)) == ["PT Pupuk"]


def test_without_a_badge_nothing_is_read_and_what_is_known_is_not_sent_again(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    phone = carrying(api, hall.codes[0])
    for path in ("programme", "partners", "agenda", "wishes", "calendar"):
        assert api.anonymous.get(f"{BADGES}/{path}").json()["code"] == "badge_unknown"
    for path in ("programme", "partners", "agenda", "wishes", "token"):
        _is_sent_once(phone, f"{BADGES}/{path}")


def _is_sent_once(phone: TestClient, path: str) -> None:
    first = phone.get(path)
    again = phone.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
