"""A few random codes and bodies; the campaign tries many more."""

from pathlib import Path
from uuid import UUID

from app.badges.tokens import BadgeToken, encode, issue, new_signing_key, parse
from tests.api import EVENT, Api
from tests.campaigns.fuzz_scans import attack, target
from tests.checkin.hall import furnish


def test_made_up_codes_and_bodies_neither_crash_nor_enter(tmp_path: Path) -> None:
    with target(tmp_path) as attacked:
        attack(attacked, examples=40, number=0)


def test_forgeries_are_refused_each_with_its_reason(tmp_path: Path) -> None:
    with target(tmp_path) as attacked:
        api, hall = attacked.api, attacked.hall
        ours, theirs = parse(hall.codes[0]), parse(attacked.foreign[0])
        assert isinstance(ours, BadgeToken)
        assert isinstance(theirs, BadgeToken)
        stranger = issue(new_signing_key(UUID(int=7)), ours.badge_id)
        forgeries = {
            "signed by a wrong key": (
                BadgeToken(ours.key_id, ours.badge_id, stranger.signature),
                "bad_signature",
            ),
            "with a key that nobody knows": (stranger, "unknown_code"),
            "another badge's signature": (
                BadgeToken(ours.key_id, theirs.badge_id, ours.signature),
                "bad_signature",
            ),
            "of another event": (theirs, "wrong_event"),
            "of another event under our key": (
                BadgeToken(ours.key_id, theirs.badge_id, theirs.signature),
                "bad_signature",
            ),
        }
        for what, (token, reason) in forgeries.items():
            for offline in (False, True):
                body = hall.body(encode(token), api.now, offline=offline)
                answer = api.post(api.organizer, api.at("/scans"), body)
                assert (answer["verdict"], answer["reason"]) == ("refused", reason), what
        for cut in (1, 60, 119):
            body = hall.body(hall.codes[0][:cut], api.now)
            assert api.post(api.organizer, api.at("/scans"), body)["reason"] == "unknown_code"


def test_a_recorded_scan_cannot_be_replayed_at_another_event(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    body = hall.body(hall.codes[0], api.now)
    api.post(api.admin, api.at("/scans"), body)
    other = api.post(api.admin, "/api/v1/events", EVENT)["id"]
    gate = api.post(api.admin, f"/api/v1/events/{other}/gates", {"name": "Pintu"})["id"]
    replay = api.admin.post(f"/api/v1/events/{other}/scans", json=body | {"gate_id": gate})
    assert (replay.status_code, replay.json()["code"]) == (422, "scan_id_taken")
    fresh = body | {"gate_id": gate, "scan_id": "8d1b6f0e-52f4-4a8e-8f0b-2b9d3c4e5f60"}
    answer = api.post(api.admin, f"/api/v1/events/{other}/scans", fresh)
    assert (answer["verdict"], answer["reason"]) == ("refused", "wrong_event")
