"""The calendar that a phone subscribes to: secret, of one badge, and ended with it."""

from urllib.parse import urlsplit

from sqlmodel import select

from app.core.database.sessions import transaction
from app.meetings.records import Timetable
from tests.api import Api
from tests.checkin.hall import furnish
from tests.logs import written_logs
from tests.participants.phone import BADGES, carrying


def test_a_calendar_has_an_address_of_its_own_and_ends_with_the_badge(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    told = carrying(api, hall.codes[0]).get(f"{BADGES}/calendar").json()
    assert told["webcal"].removeprefix("webcal://") == told["url"].partition("://")[2]
    path = urlsplit(told["url"]).path
    assert hall.codes[0] not in path
    calendar = api.anonymous.get(path)
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert calendar.text.count("BEGIN:VEVENT") == 2
    other = carrying(api, hall.codes[1]).get(f"{BADGES}/calendar").json()["url"]
    mixed = path[:-36] + urlsplit(other).path[-36:]
    forged = api.anonymous.get(mixed)
    assert (forged.status_code, forged.json()["code"]) == (404, "calendar_unknown")
    badge = api.at(f"/badges/{hall.badges[0]}/revoke")
    api.post(api.organizer, badge, {"reason": "lost"}, status=200)
    gone = api.anonymous.get(path)
    assert (gone.status_code, gone.json()["code"]) == (410, "badge_gone")


def test_who_subscribes_early_has_an_empty_calendar_until_there_is_a_timetable(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    with transaction(api.engine) as session:
        for timetable in session.exec(select(Timetable)).all():
            session.delete(timetable)
    url = carrying(api, hall.codes[0]).get(f"{BADGES}/calendar").json()["url"]
    calendar = api.anonymous.get(urlsplit(url).path)
    assert (calendar.status_code, calendar.text.count("BEGIN:VEVENT")) == (200, 0)
    assert calendar.text.count("BEGIN:VCALENDAR") == 1


def test_the_secret_of_a_calendar_reaches_no_log(api: Api) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    path = urlsplit(carrying(api, hall.codes[0]).get(f"{BADGES}/calendar").json()["url"]).path
    with written_logs() as logs:
        api.anonymous.get(path)
    assert "/calendars/{code}.ics" in logs.getvalue()
    assert path[-36:-4] not in logs.getvalue()
