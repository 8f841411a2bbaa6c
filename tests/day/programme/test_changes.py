"""Changing the programme of an event with a published timetable, over HTTP on both databases."""

from datetime import datetime, timedelta
from typing import Any

from httpx2 import Response

from tests.api import Api
from tests.conftest import StillClock
from tests.day.hall import Day, open_day


def programme(api: Api) -> list[dict[str, Any]]:
    """Return the programme as it can be sent back, each interval by its id."""
    items = api.get(api.viewer, api.at("/programme"))["items"]
    return [
        {
            **{key: item[key] for key in ("id", "kind", "title_id", "title_en", "session")},
            **{key: local(item[key]) for key in ("starts_at", "ends_at")},
        }
        for item in items
    ]


def local(moment: str) -> str:
    """Return the wall clock of a moment in WIB."""
    hours, minutes = moment[11:16].split(":")
    return f"{(int(hours) + 7) % 24:02}:{minutes}"


def preview(api: Api, wanted: list[dict[str, Any]]) -> Any:
    return api.post(api.organizer, api.at("/programme/preview"), {"programme": wanted}, 200)


def change(api: Api, wanted: list[dict[str, Any]], **more: Any) -> Response:
    body = {"programme": wanted, **more}
    return api.organizer.post(api.at("/programme/changes"), json=body)


def last_slot(wanted: list[dict[str, Any]]) -> dict[str, Any]:
    return next(one for one in reversed(wanted) if one["kind"] == "slot")


def starts(day: Day, number: int) -> list[str]:
    return [local(one["starts_at"]) for one in day.meetings(number)]


def test_a_moved_slot_takes_its_meetings_along_in_a_new_version(api: Api) -> None:
    day = open_day(api, cooperatives=8)
    before = starts(day, 1)
    wanted = programme(api)
    last_slot(wanted).update(starts_at="13:10", ends_at="13:30")
    foreseen = preview(api, wanted)
    assert foreseen["meetings_moved"] == before.count("13:00") > 0
    assert (foreseen["meetings_removed"], foreseen["left_without"]) == (0, [])
    assert day.published() == 1
    refused = change(api, wanted)
    assert (refused.status_code, refused.json()["code"]) == (409, "programme_consent")
    done = change(api, wanted, agreed=foreseen["agreement"])
    assert done.status_code == 200, done.text
    assert day.published() == 2
    assert starts(day, 2) == [{"13:00": "13:10"}.get(one, one) for one in before]
    assert starts(day, 1) == before
    difference = api.get(api.viewer, api.at("/timetables/1/compare/2"))["diff"]
    assert difference["moved"] == foreseen["meetings_moved"]


def test_a_slot_left_out_takes_its_meetings_out_and_says_who_is_left_with_nothing(
    api: Api,
) -> None:
    day = open_day(api, cooperatives=8)
    held = day.meetings(1)
    wanted = programme(api)
    gone = last_slot(wanted)
    wanted.remove(gone)
    foreseen = preview(api, wanted)
    out = [one for one in held if one["slot_id"] == gone["id"]]
    assert foreseen["meetings_removed"] == len(out) > 0
    assert foreseen["slots_removed"] == 1
    left = {one["cooperative_id"] for one in held if one not in out}
    alone = {one["cooperative_id"] for one in out} - left
    assert {one["cooperative_id"] for one in foreseen["left_without"]} == alone
    assert change(api, wanted, agreed=foreseen["agreement"]).status_code == 200
    assert len(day.meetings(2)) == len(held) - len(out)
    assert len(day.meetings(1)) == len(held)
    assert [one["id"] for one in programme(api)] == [one["id"] for one in wanted]
    back = api.organizer.post(api.at("/timetables/1/publish"), json={})
    assert (back.status_code, back.json()["code"]) == (409, "slots_withdrawn")


def test_a_break_takes_the_place_of_a_slot_that_had_meetings(api: Api) -> None:
    day = open_day(api, cooperatives=8)
    wanted = programme(api)
    last_slot(wanted).update(kind="break", session=None)
    agreed = preview(api, wanted)["agreement"]
    assert change(api, wanted, agreed=agreed).status_code == 200
    kinds = [(one["kind"], one["starts_at"]) for one in programme(api)]
    assert ("break", "13:00") in kinds
    assert day.published() == 2


def test_two_slots_exchange_their_times(api: Api) -> None:
    open_day(api, cooperatives=8)
    wanted = programme(api)
    first, second = [one for one in wanted if one["session"] == "pagi"]
    for key in ("starts_at", "ends_at"):
        first[key], second[key] = second[key], first[key]
    agreed = preview(api, wanted)["agreement"]
    assert change(api, wanted, agreed=agreed).status_code == 200
    assert len(programme(api)) == len(wanted)


def test_an_agreement_holds_only_for_what_was_shown(api: Api) -> None:
    day = open_day(api, cooperatives=8)
    wanted = programme(api)
    last_slot(wanted).update(starts_at="13:10", ends_at="13:30")
    agreed = preview(api, wanted)["agreement"]
    last_slot(wanted).update(starts_at="13:20", ends_at="13:40")
    assert change(api, wanted, agreed=agreed).json()["code"] == "programme_consent"
    assert day.published() == 1
    stale = api.organizer.post(
        api.at("/programme/changes"), json={"programme": wanted}, headers={"If-Match": '"0"'}
    )
    assert stale.status_code == 412


def test_what_touches_no_meeting_needs_no_agreement(api: Api) -> None:
    day = open_day(api, cooperatives=8)
    wanted = programme(api)
    late = {"kind": "slot", "starts_at": "13:40", "ends_at": "14:00", "session": "siang"}
    done = change(api, [*wanted, late])
    assert done.status_code == 200, done.text
    assert done.json()["consequences"]["slots_added"] == 1
    assert day.published() == 1


def test_a_draft_follows_its_slots_and_an_absence_takes_a_moved_meeting_out(api: Api) -> None:
    day = open_day(api, publish=False, cooperatives=8)
    before = starts(day, 1)
    wanted = programme(api)
    last_slot(wanted).update(starts_at="13:10", ends_at="13:30")
    assert change(api, wanted).status_code == 200
    assert starts(day, 1) == [{"13:00": "13:10"}.get(one, one) for one in before]
    assert api.organizer.post(api.at("/timetables/1/publish"), json={}).is_success
    moved = next(one for one in day.meetings(1) if local(one["starts_at"]) == "13:10")
    path = api.at(f"/cooperatives/{moved['cooperative_id']}")
    away = {"absences": [{"starts_at": "13:35", "ends_at": "15:00"}]}
    assert api.organizer.patch(path, json=away).is_success
    wanted = programme(api)
    last_slot(wanted).update(starts_at="13:30", ends_at="13:50")
    foreseen = preview(api, wanted)
    assert foreseen["meetings_removed"] == 1
    assert foreseen["meetings_moved"] == before.count("13:00") - 1


def test_a_draft_whose_slot_is_left_out_is_named(api: Api) -> None:
    day = open_day(api, publish=False, cooperatives=8)
    wanted = programme(api)
    wanted.remove(last_slot(wanted))
    foreseen = preview(api, wanted)
    lost = starts(day, 1).count("13:00")
    assert foreseen["draft"] == {"number": 1, "meetings": lost, "absent": 0}
    assert change(api, wanted, agreed=foreseen["agreement"]).status_code == 200
    refused = api.organizer.post(api.at("/timetables/1/publish"), json={})
    assert refused.json()["code"] == "slots_withdrawn"


def test_a_draft_that_follows_to_a_time_without_its_parties_is_named(api: Api) -> None:
    day = open_day(api, publish=False, cooperatives=8)
    late, *_ = (one for one in day.meetings(1) if local(one["starts_at"]) == "13:00")
    path = api.at(f"/cooperatives/{late['cooperative_id']}")
    away = {"absences": [{"starts_at": "13:35", "ends_at": "15:00"}]}
    assert api.organizer.patch(path, json=away).is_success
    wanted = programme(api)
    last_slot(wanted).update(starts_at="13:20", ends_at="13:35")
    assert not preview(api, wanted)["must_agree"], "all are there a little later"
    last_slot(wanted).update(starts_at="13:30", ends_at="13:45")
    foreseen = preview(api, wanted)
    assert foreseen["draft"] == {"number": 1, "meetings": 0, "absent": 1}
    assert change(api, wanted).json()["code"] == "programme_consent"
    assert change(api, wanted, agreed=foreseen["agreement"]).status_code == 200


def test_a_slot_with_meetings_is_not_moved_to_a_time_that_has_come(api: Api) -> None:
    day = open_day(api, cooperatives=8)
    api.app.state.clock.moment = datetime.fromisoformat("2025-07-04T10:30:00+07:00")
    wanted = programme(api)
    for begin, end in (("10:20", "10:30"), ("10:30", "10:50")):
        last_slot(wanted).update(starts_at=begin, ends_at=end)
        body = {"programme": wanted}
        foreseen = api.organizer.post(api.at("/programme/preview"), json=body)
        for refused in (foreseen, change(api, wanted, agreed="x")):
            assert (refused.status_code, refused.json()["code"]) == (409, "moved_into_past")
            assert begin.replace(":", ".") in refused.json()["detail"]
    last_slot(wanted).update(starts_at="10:40", ends_at="11:00")
    agreed = preview(api, wanted)["agreement"]
    assert change(api, wanted, agreed=agreed).status_code == 200
    assert day.published() == 2


def test_impossible_programmes_are_refused_with_what_to_do(api: Api) -> None:
    wanted = programme(api)
    last_slot(wanted).update(starts_at="12:50", ends_at="13:10")
    refused = change(api, wanted)
    assert refused.status_code == 422
    detail = refused.json()["errors"][0]["detail"]
    assert detail == (
        "Salat Jumat 11:20–13:00 and siang 12:50–13:10 overlap. End the first at 12:50 or before, "
        "or begin the second at 13:00 or after."
    )
    twice = [wanted[0], wanted[0] | {"starts_at": "15:00", "ends_at": "16:00"}]
    assert change(api, twice).json()["errors"][0]["code"] == "interval_unknown"
    other_day = [wanted[0] | {"day": "2025-07-09"}]
    assert change(api, other_day).json()["errors"][0]["code"] == "interval_day"


def test_a_day_runs_late_as_a_what_if_and_then_for_real(api: Api, clock: StillClock) -> None:
    day = open_day(api, cooperatives=8)
    before = starts(day, 1)
    clock.advance(timedelta(hours=2, minutes=45))
    adjusted = api.at("/programme/adjusted")
    late = api.post(api.organizer, adjusted, {"kind": "delay", "minutes": 30}, 200)
    moved = [one for one in before if one > "09:45"]
    assert late["consequences"]["meetings_moved"] == len(moved) > 0
    assert late["consequences"]["meetings_removed"] == 0
    assert day.published() == 1, "a what-if changes nothing"
    agreed = late["consequences"]["agreement"]
    assert change(api, late["programme"], agreed=agreed).status_code == 200
    after = starts(day, 2)
    assert [one for one in after if one < "09:45"] == [one for one in before if one < "09:45"]
    assert [one for one in after if "09:45" < one < "10:30"] == []
    body = {"kind": "shorten", "minutes": 10, "session": "nirwana"}
    refused = api.organizer.post(adjusted, json=body)
    assert (refused.status_code, refused.json()["code"]) == (422, "session_unknown")
