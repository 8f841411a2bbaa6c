"""A partner withdrawn and brought back, by page and by API, and what becomes of its meetings."""

from starlette.testclient import TestClient

from tests.api import Api
from tests.day.hall import Day
from tests.timetable.solved import solve
from tests.web.organizer import page, send


def hosts(day: Day, number: int) -> set[str]:
    return {one["partner_id"] for one in day.meetings(number)}


def derive(api: Api) -> int:
    """Derive requests anew; return how many there are then."""
    api.post(api.organizer, api.at("/requests/derive"), {}, status=200)
    return len(api.get(api.viewer, api.at("/requests"), limit=200)["items"])


def test_withdrawing_is_explained_before_and_undone_with_all_that_was_there(
    day: Day, browser: TestClient
) -> None:
    api, gone = day.api, str(day.hall.partners[0])
    own = [one for one in day.meetings() if one["partner_id"] == gone]
    lock = {"cooperative_id": own[0]["cooperative_id"], "partner_id": gone, "kind": "lock"}
    api.post(api.organizer, api.at("/locks"), lock)
    asked = page(browser, api, f"/partners/{gone}/withdraw")
    assert f"This partner has {len(own)} meetings in the published timetable" in asked
    assert all(one["village"] in asked for one in own)
    before = derive(api)

    answer = send(browser, api, f"/partners/{gone}/withdraw")
    assert answer.headers["location"].endswith(f"/partners/{gone}")
    assert "This partner has withdrawn" in page(browser, api, f"/partners/{gone}")
    assert "withdrawn" in page(browser, api, "/partners")
    assert api.get(api.viewer, api.at(f"/partners/{gone}"))["withdrawn_at"]
    assert day.meetings() == day.meetings(1), "what is published stays"
    told = f"{len(own)} meetings are with parties that have withdrawn"
    assert told in page(browser, api, "/today")
    assert "! withdrawn</span></th>" in page(browser, api, "/timetable")
    visitor = own[0]["cooperative_id"]
    where = api.at("/documents/messages")
    (message,) = api.get(api.organizer, where, cooperative_id=visitor)["items"]
    assert message["text"].count("TIDAK JADI, mitra ini mundur") == 1
    assert derive(api) < before
    matrix = api.get(api.viewer, api.at("/request-matrix"))
    assert gone not in {one["id"] for one in matrix["partners"]}

    assert solve(api)["timetable"] == 2
    assert hosts(day, 2), "a lock of the partner does not stop the others"
    assert gone not in hosts(day, 2)

    answer = send(browser, api, f"/partners/{gone}/restore")
    assert answer.status_code == 303
    assert derive(api) == before
    assert solve(api)["timetable"] == 3
    assert gone in hosts(day, 3)
    history = page(browser, api, f"/partners/{gone}")
    assert "Partner withdrawn" in history
    assert "Partner brought back" in history


def test_twice_withdrawn_is_withdrawn_once(day: Day) -> None:
    api, where = day.api, day.api.at(f"/partners/{day.hall.partners[0]}")
    first = api.post(api.organizer, f"{where}/withdraw", None, status=200)
    assert api.post(api.organizer, f"{where}/withdraw", None, status=200) == first
    back = api.post(api.organizer, f"{where}/restore", None, status=200)
    assert (back["withdrawn_at"], back["version"]) == (None, first["version"] + 1)
    assert api.viewer.post(f"{where}/withdraw").status_code == 403
