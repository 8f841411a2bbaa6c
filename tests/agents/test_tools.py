"""An agent looks into events as its user, sees no way to reach anybody, and changes what it may."""

import asyncio
import json
import sys
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters

from app.agents.calling import without_contacts
from app.agents.server import PATH, build, client_of
from tests.api import Api
from tests.web.chromium import served

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
READ = {
    "list_events", "event_overview", "find_person", "arrivals_and_absent", "list_conflicts",
    "party_agenda", "explain_ungranted", "capacity_what_if", "preview_import",
}  # fmt: skip
WRITE = {"propose_repair", "start_solve", "publish"}


@pytest.fixture
def address(api: Api) -> Iterator[str]:
    with served(api.app) as address:
        yield address


def token(api: Api, role: str) -> str:
    header: str = getattr(api, role).headers["Authorization"]
    return header.removeprefix("Bearer ")


def called(client: httpx.Client, name: str, *, writes: bool = False, **given: Any) -> Any:
    """What a tool answers to a real client: its content, or the text of its error."""

    async def call() -> Any:
        async with Client(build(client, writes=writes)) as agent:
            result = await agent.call_tool(name, given)
            if result.is_error:
                return " ".join(getattr(part, "text", "") for part in result.content)
            return result.structured_content

    return asyncio.run(call())


def tools(client: httpx.Client, *, writes: bool) -> dict[str, bool | None]:
    """The tools that a client sees, and whether each says that it only reads."""

    async def look() -> dict[str, bool | None]:
        async with Client(build(client, writes=writes)) as agent:
            listed = (await agent.list_tools()).tools
            return {
                tool.name: tool.annotations.read_only_hint if tool.annotations else None
                for tool in listed
            }

    return asyncio.run(look())


def test_tools_only_read_unless_switched_on() -> None:
    with httpx.Client() as client:
        assert tools(client, writes=False) == dict.fromkeys(READ, True)
        assert tools(client, writes=True) == dict.fromkeys(READ, True) | dict.fromkeys(WRITE, False)


@ON_SQLITE
def test_an_agent_sees_what_its_user_sees_and_no_number(api: Api, address: str) -> None:
    village = {"village_code": "33.04.01.2001", "village": "Berta", "kecamatan": "Susukan",
               "name": "Koperasi Berta"}  # fmt: skip
    cooperative = api.post(api.organizer, api.at("/cooperatives"), village)["id"]
    person = {"kind": "manager", "name": "Sutini", "cooperative_id": cooperative,
              "phone": "+6281234567890", "note": "telepon 0812-3456-7890"}  # fmt: skip
    api.post(api.organizer, api.at("/attendees"), person)
    event = str(api.event_id)
    with client_of(address, token(api, "organizer"), "en") as client:
        assert [one["id"] for one in called(client, "list_events")["rows"]] == [event]
        found = called(client, "find_person", event_id=event, words="sutini")
        assert found["hits"][0]["title"] == "Sutini"
        overview = called(client, "event_overview", event_id=event)
        assert overview["event"]["name"] == "Kontak Bisnis Banjarnegara"
        absent = called(client, "arrivals_and_absent", event_id=event)
        assert "7890" not in json.dumps([found, overview, absent])
        assert called(client, "party_agenda", event_id=event, cooperative_id=cooperative) == {
            "published": False
        }
        assert called(client, "list_conflicts", event_id=event)["rows"] == []
    with client_of(address, token(api, "outsider"), "en") as client:
        assert called(client, "list_events")["rows"] == []
        assert "not_found" in called(client, "event_overview", event_id=event)
    with client_of(address, "wrong", "en") as client:
        assert "unauthenticated" in called(client, "list_events")


@ON_SQLITE
def test_changes_wait_for_a_persons_agreement_and_for_the_role(api: Api, address: str) -> None:
    event = str(api.event_id)
    with client_of(address, token(api, "organizer"), "en") as client:
        asked = called(client, "start_solve", writes=True, event_id=event)
        assert (asked["done"], api.get(api.organizer, api.at("/solve-runs"))["items"]) == (
            False,
            [],
        )
    with client_of(address, token(api, "viewer"), "en") as client:
        refused = called(client, "start_solve", writes=True, event_id=event, confirmed=True)
        assert "forbidden" in refused
        changes = [{"kind": "cooperative_absent", "cooperative_id": event}]
        refused = called(
            client, "propose_repair", writes=True, event_id=event, changes=changes, confirmed=True
        )
        assert "forbidden" in refused


def test_a_question_is_waited_for_and_publishing_shows_what_it_would_publish() -> None:
    event, asked = "0197d2f0-4a00-7000-8000-000000000001", []

    def answer(request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix(f"{PATH}/events/{event}")
        asked.append(f"{request.method} {path}")
        if path == "/timetables":
            is_last = "cursor" in request.url.params
            status = "published" if is_last else "superseded"
            found: Any = {
                "items": [{"number": 3 if is_last else 1, "status": status}],
                "next_cursor": None if is_last else "more",
            }
        elif path.startswith("/analyses"):
            is_over = asked.count(f"GET {path}") > 1
            found = {"number": 7, "status": "finished" if is_over else "running"}
        else:
            found = {"number": 7, "status": "queued"}
        return httpx.Response(200, json=found)

    with httpx.Client(
        base_url=f"http://test{PATH}", transport=httpx.MockTransport(answer)
    ) as client:
        pair: dict[str, Any] = {"cooperative_id": event, "partner_id": event}
        why = called(client, "explain_ungranted", event_id=event, **pair)
        assert why == {"number": 7, "status": "finished"}
        room = called(client, "capacity_what_if", event_id=event, more_tables=[1])
        assert room["status"] == "finished"
        shown = called(client, "publish", writes=True, event_id=event, timetable=3)
        assert (shown["done"], shown["summary"]["number"]) == (False, 7)
        assert "POST /timetables/3/publish" not in asked
        called(client, "publish", writes=True, event_id=event, timetable=3, confirmed=True)
        assert asked[-1] == "POST /timetables/3/publish"


@ON_SQLITE
def test_the_command_speaks_to_a_client_on_its_standard_streams(api: Api, address: str) -> None:
    started = StdioServerParameters(
        command=sys.executable,
        args=["-m", "app.cli", "mcp", "--server", address],
        env={"TITIK_TEMU_TOKEN": token(api, "viewer")},
    )

    async def look() -> Any:
        async with Client(started) as agent:
            return (await agent.call_tool("list_events", {})).structured_content

    assert [one["id"] for one in asyncio.run(look())["rows"]] == [str(api.event_id)]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("telepon 0812-3456-7890, Bu Ani", "telepon ..., Bu Ani"),
        ("+62 812 3456 7890", "..."),
        ("NIK 3304012005870001", "NIK ..."),
        ("Desa 33.04.01.2001", "Desa 33.04.01.2001"),
        ("2025-07-04T09:00:00Z", "2025-07-04T09:00:00Z"),
        ("2025-07-04", "2025-07-04"),
        ("0197d2f0-4a00-7000-8000-000000000001", "0197d2f0-4a00-7000-8000-000000000001"),
        ("meja 12, 278 koperasi", "meja 12, 278 koperasi"),
    ],
)
def test_long_numbers_are_hidden_and_others_stay(given: str, told: str) -> None:
    assert without_contacts([{"text": given, "phone": given}]) == [{"text": told}]
