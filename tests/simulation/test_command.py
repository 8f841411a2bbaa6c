"""`titik-temu simulate-day`: where there is nothing to play it says why, and plays nothing."""

from typing import Any

import httpx
import pytest
import typer
from starlette.testclient import TestClient

from app.core.database.sessions import transaction
from app.events.clocks.service import let_move
from app.events.records import Event
from app.simulation import command
from tests.api import Api
from tests.day.hall import open_day

on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def simulate(credentials: tuple[str, str] | str, event: str | None = None) -> None:
    command.simulate(
        "http://hall",
        credentials,
        event=event,
        seed=1,
        speed=240,
        by_hand=False,
        locale="en",
    )


@pytest.fixture
def token(api: Api, monkeypatch: pytest.MonkeyPatch) -> str:
    """The organizer's token; what the command asks of a server is answered in this process."""

    def client(**_: Any) -> TestClient:
        return TestClient(api.app, base_url="http://hall")

    monkeypatch.setattr(httpx, "Client", client)
    return str(api.organizer.headers["Authorization"]).removeprefix("Bearer ")


@on_sqlite
def test_only_a_rehearsal_is_played_and_only_once(
    api: Api, token: str, capsys: pytest.CaptureFixture[str]
) -> None:
    day = open_day(api, cooperatives=2)
    with pytest.raises(typer.Exit):
        simulate(token)
    assert "no sample event whose clock can be moved" in capsys.readouterr().out
    with transaction(api.engine) as session:
        let_move(session, session.get_one(Event, api.event_id))
    with pytest.raises(typer.Exit):
        simulate(token, event="another")
    assert "no sample event whose clock can be moved" in capsys.readouterr().out
    day.arrive(day.hall.cooperatives[0])
    with pytest.raises(typer.Exit):
        simulate(token, event=str(api.event_id))
    assert "was played already" in capsys.readouterr().out


@on_sqlite
def test_who_may_not_log_in_is_told_so(
    api: Api, token: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit):
        simulate(("nobody", "wrong"))
    assert "The server refused" in capsys.readouterr().out


def test_a_server_that_does_not_answer_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def away(_: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("away")

    nowhere = httpx.Client(base_url="http://hall", transport=httpx.MockTransport(away))
    monkeypatch.setattr(httpx, "Client", lambda **_: nowhere)
    with pytest.raises(typer.Exit):
        simulate("token")
    assert "No answer from http://hall" in capsys.readouterr().out
