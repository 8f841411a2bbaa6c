"""The organizers' page of the door, asked for and sent forms."""

from datetime import timedelta
from typing import Any

from starlette.testclient import TestClient

from app.auth.cookies import SESSION_COOKIE
from app.auth.passwords import csrf_token
from tests.api import Api
from tests.checkin.hall import Hall


def scan(api: Api, hall: Hall, person: int, **given: Any) -> dict[str, Any]:
    body = hall.body(hall.codes[person], api.now, **given)
    answer: dict[str, Any] = api.post(api.organizer, api.at("/scans"), body)
    return answer


def shown(api: Api, query: str = "") -> str:
    answer = api.organizer.get(f"/events/{api.event_id}/door{query}")
    assert answer.status_code == 200, answer.text
    return " ".join(answer.text.split())


def ready(api: Api) -> str:
    """The page that sets the door up."""
    answer = api.organizer.get(f"/events/{api.event_id}/door/setup")
    assert answer.status_code == 200, answer.text
    return " ".join(answer.text.split())


def post(api: Api, browser: TestClient, path: str, **fields: Any) -> Any:
    """Send a form of the page."""
    token = csrf_token(browser.cookies[SESSION_COOKIE])
    return browser.post(f"/events/{api.event_id}/door{path}", data={"csrf": token, **fields})


def clash(api: Api, hall: Hall) -> None:
    """Let a device report late that a person came in who was inside already."""
    scan(api, hall, 0)
    late = hall.body(hall.codes[0], api.now + timedelta(seconds=1), offline=True)
    made = api.post(api.organizer, api.at("/devices"), {"name": "Pintu 2", "scope": "checkin"})
    enrolled = api.post(
        api.anonymous,
        "/api/v1/devices/enrol",
        {"code": made["enrolment"]["code"], "device_time": api.now.isoformat()},
    )
    api.anonymous.post(
        api.at("/scans/batch"),
        headers={"Authorization": f"Bearer {enrolled['token']}"},
        json={"scans": [late]},
    )
