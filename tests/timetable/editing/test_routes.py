"""Targets and changes by hand through HTTP."""

from typing import Any

from app.core.ids import new_id
from tests.api import Api
from tests.conftest import StillClock
from tests.timetable.asked import pair_of
from tests.timetable.editing.hand import Hand, promised


def possible(hand: Hand, meeting: dict[str, Any], number: int = 1) -> list[dict[str, Any]]:
    return [one for one in hand.targets(meeting, number) if one["refused"] is None]


def test_every_promise_is_kept_and_no_meeting_is_lost(hand: Hand) -> None:
    number, kept = 1, 0
    for round_ in range(6):
        meeting = hand.meetings(number)[round_]
        before = hand.held(number)
        for target in possible(hand, meeting, number)[:1]:
            number = hand.choose(number, meeting, target)
            assert hand.held(number) == before | promised(target)
            kept += 1
    assert kept >= 3


def test_a_target_says_what_it_costs_in_words_and_as_a_promise(hand: Hand) -> None:
    meeting = hand.meetings()[0]
    every = hand.targets(meeting)
    assert [one["refused"] for one in every].count("held_here") == 1
    assert all(one["detail"] and one["short"] for one in every)
    for one in every:
        assert bool(one["promise"]) == (one["refused"] is None)
        assert len(one["promise"]) in {0, 1 + len(one["displaced"])}
    some = possible(hand, meeting)[0]
    first = some["promise"][0]
    assert (first["cooperative_id"], first["slot_id"]) == (
        meeting["cooperative_id"],
        some["place"]["slot_id"],
    )


def test_a_move_without_a_promise_does_what_its_target_says(hand: Hand) -> None:
    meeting = hand.meetings()[0]
    target = possible(hand, meeting)[0]
    place = {name: target["place"][name] for name in ("slot_id", "table_id")}
    made = hand.edit(1, kind="move", meeting_id=meeting["id"], **place)
    assert (made["number"], made["status"], made["changed_from"]) == (2, "draft", 1)
    assert made["origin"] == "edit:1"
    assert hand.held(2) == hand.held(1) | promised(target)
    assert {one["after"]["slot_id"] for one in made["changes"]} == {
        slot for slot, _ in promised(target).values()
    }


def test_what_cannot_be_is_refused_with_the_reason_and_nothing_is_written(
    api: Api, hand: Hand
) -> None:
    meetings = hand.meetings()
    first = meetings[0]
    same_slot = next(
        one
        for one in meetings
        if one["slot_id"] != first["slot_id"] and one["partner_id"] == first["partner_id"]
    )
    place = {"slot_id": same_slot["slot_id"], "table_id": same_slot["table_id"]}
    step = {**pair_of(first), **place}
    alone = {"kind": "move", "meeting_id": first["id"], **place, "promise": [step]}
    refused = hand.edit(1, 409, **alone)
    assert (refused["code"], refused["context"]) == ("edit_refused", {"why": "over_capacity"})
    assert refused["detail"].startswith("Nothing was changed: ")
    elsewhere = {**alone, "promise": [{**step, "slot_id": first["slot_id"]}]}
    assert hand.edit(1, 409, **elsewhere)["context"] == {"why": "other_promise"}
    stranger = {**step, "partner_id": str(new_id())}
    assert hand.edit(1, 409, **alone | {"promise": [step, stranger]})["context"]["why"] == "gone"
    nowhere = {**alone, "promise": None, "table_id": str(new_id())}
    assert hand.edit(1, 409, **nowhere)["context"]["why"] == "unplaced"
    here = {"slot_id": first["slot_id"], "table_id": first["table_id"]}
    still = {"kind": "move", "meeting_id": first["id"], **here}
    assert hand.edit(1, 409, **still)["context"]["why"] == "held_here"
    assert hand.edit(1, 422, **still | {"meeting_id": str(new_id())})["code"] == (
        "meeting_not_in_timetable"
    )
    assert len(api.get(api.viewer, api.at("/timetables"))["items"]) == 1


def test_two_meetings_of_a_partner_exchange_their_places(hand: Hand) -> None:
    meetings = hand.meetings()
    pairs = (
        (one, other)
        for one in meetings
        for other in meetings
        if one["partner_id"] == other["partner_id"] and one["slot_id"] < other["slot_id"]
    )
    busy = {(one["cooperative_id"], one["slot_id"]) for one in meetings}
    one, other = next(
        (a, b)
        for a, b in pairs
        if (a["cooperative_id"], b["slot_id"]) not in busy
        and (b["cooperative_id"], a["slot_id"]) not in busy
    )
    hand.edit(1, kind="swap", meeting_id=one["id"], with_meeting_id=other["id"])
    before, after = hand.held(1), hand.held(2)
    first, second = ((m["cooperative_id"], m["partner_id"]) for m in (one, other))
    assert (after[first], after[second]) == (before[second], before[first])
    assert {**after, first: 0, second: 0} == {**before, first: 0, second: 0}


def test_a_cell_is_emptied_and_a_block_keeps_its_pair_apart(api: Api, hand: Hand) -> None:
    first, second = hand.meetings()[:2]
    hand.edit(1, kind="empty", meeting_id=first["id"])
    assert hand.held(1).keys() - hand.held(2).keys() == {tuple(pair_of(first).values())}
    again = next(one for one in hand.meetings(2) if pair_of(one) == pair_of(second))
    hand.edit(2, kind="block", meeting_id=again["id"])
    assert len(hand.held(3)) == len(hand.held(1)) - 2
    locks = api.get(api.viewer, api.at("/locks"), kind="block")["items"]
    assert [pair_of(one) for one in locks] == [pair_of(second)]


def test_a_locked_meeting_stays_until_it_is_unlocked(api: Api, hand: Hand) -> None:
    meeting = hand.meetings()[0]
    place = {name: meeting[name] for name in ("slot_id", "table_id")}
    lock = api.post(api.organizer, api.at("/locks"), {"kind": "lock", **pair_of(meeting), **place})
    assert possible(hand, meeting) == []
    refused = hand.edit(1, 409, kind="empty", meeting_id=meeting["id"])
    assert refused["context"]["why"] in {"mandatory_missing", "lock_broken"}
    assert api.organizer.delete(api.at(f"/locks/{lock['id']}")).status_code == 204
    hand.edit(1, kind="empty", meeting_id=meeting["id"])


def test_who_comes_second_is_told_and_may_begin_anew(hand: Hand) -> None:
    first, second = hand.meetings()[:2]
    hand.edit(1, kind="empty", meeting_id=first["id"])
    refused = hand.edit(1, 409, kind="empty", meeting_id=second["id"])
    assert (refused["code"], refused["context"]) == ("edited_meanwhile", {"number": 1, "newer": 2})
    assert hand.edit(1, kind="empty", meeting_id=second["id"], anew=True)["number"] == 3


def test_changes_are_undone_one_after_the_other(api: Api, hand: Hand) -> None:
    for number in (1, 2):
        hand.edit(number, kind="empty", meeting_id=hand.meetings(number)[0]["id"])

    def undone(number: int, status: int = 201) -> dict[str, Any]:
        found: dict[str, Any] = api.post(
            api.organizer, api.at(f"/timetables/{number}/undo"), {}, status=status
        )
        return found

    assert undone(3)["number"] == 4
    assert hand.held(4) == hand.held(2)
    assert undone(4)["number"] == 5
    assert hand.held(5) == hand.held(1)
    assert api.get(api.viewer, api.at("/timetables/5/certificate"))["verification"]["holds"]
    assert undone(5, 409)["code"] == "nothing_to_undo"
    assert undone(3, 409)["code"] == "edited_meanwhile"


def test_slots_that_have_begun_are_left_alone(hand: Hand, clock: StillClock) -> None:
    meetings = hand.meetings()
    clock.moment = clock.moment.replace(hour=2, minute=45)  # 09:45, within the first slot
    first, last = meetings[0], meetings[-1]
    assert possible(hand, first) == []
    assert hand.edit(1, 409, kind="empty", meeting_id=first["id"])["context"]["why"] == "begun"
    slots = {one["place"]["slot_id"] for one in possible(hand, last)}
    assert first["slot_id"] not in slots


def test_meetings_that_the_lists_no_longer_allow_are_kept_as_they_are(api: Api, hand: Hand) -> None:
    meetings = hand.meetings()
    away = meetings[1]
    path = api.at(f"/cooperatives/{away['cooperative_id']}")
    withdrawn = api.organizer.patch(path, json={"status": "withdrawn"})
    assert withdrawn.status_code == 200, withdrawn.text
    gone = [one for one in meetings if one["cooperative_id"] == away["cooperative_id"]]
    other = next(one for one in meetings if one["cooperative_id"] != away["cooperative_id"])
    hand.edit(1, kind="empty", meeting_id=other["id"])
    assert all(tuple(pair_of(one).values()) in hand.held(2) for one in gone)


def test_a_published_timetable_stays_until_its_draft_is_published(api: Api, hand: Hand) -> None:
    api.post(api.organizer, api.at("/timetables/1/publish"), {}, status=200)
    before = hand.held(1)
    hand.edit(1, kind="empty", meeting_id=hand.meetings()[0]["id"])
    rows = api.get(api.viewer, api.at("/timetables"))["items"]
    assert [(row["number"], row["status"]) for row in rows] == [(1, "published"), (2, "draft")]
    assert hand.held(1) == before


def test_viewers_and_strangers_change_nothing(api: Api, hand: Hand) -> None:
    meeting = hand.meetings()[0]
    targets = api.at(f"/timetables/1/meetings/{meeting['id']}/targets")
    body = {"kind": "empty", "meeting_id": meeting["id"]}
    for client, status in ((api.viewer, 403), (api.outsider, 404), (api.anonymous, 401)):
        assert client.get(targets).status_code == status
        assert client.post(api.at("/timetables/1/edits"), json=body).status_code == status
        assert client.post(api.at("/timetables/1/undo"), json={}).status_code == status
