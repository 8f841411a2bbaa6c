"""Clients that go in the middle of what they send: nobody's error, and cheap."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.types import Message

from tests.api import Api
from tests.logs import written_logs


def sent_in_part(app: FastAPI, path: str, kind: str) -> list[Message]:
    """Send the beginning of a request's body, and go; return what was answered to nobody."""
    coming: Iterator[Message] = iter(
        [
            {"type": "http.request", "body": b"username=a", "more_body": True},
            {"type": "http.disconnect"},
        ]
    )
    answered: list[Message] = []

    async def receive() -> Message:
        return next(coming, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        answered.append(message)

    headers = [(b"host", b"testserver"), (b"content-type", kind.encode())]
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [*headers, (b"content-length", b"900")],
        "client": ("203.0.113.7", 5000),
        "server": ("testserver", 80),
        "state": {},
    }
    asyncio.run(app(scope, receive, send))
    return answered


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_goes_while_sending_is_no_error_of_ours(api: Api) -> None:
    form, parts = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
    for path, kind in (
        ("/login", form),
        ("/login", parts),
        (f"/events/{api.event_id}/lists", parts),
        ("/api/v1/auth/tokens", "application/json"),
        (api.at("/imports"), parts),
    ):
        with written_logs() as log:
            answered = sent_in_part(api.app, path, kind)
        assert answered[0]["status"] < 500, (path, kind)
        assert "unhandled_error" not in log.getvalue(), (path, kind)
        assert "Traceback" not in log.getvalue(), (path, kind)
