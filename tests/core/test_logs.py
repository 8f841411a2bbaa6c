"""The log of an error says where it happened and in which request, but no personal data."""

import os
import subprocess
import sys

import pytest

SECRET = "0812-0000-3864"
PROGRAM = """
from sqlalchemy import text
from starlette.testclient import TestClient
from app.core.database.engine import open_engine
from app.core.logs import configure_logs
from app.core.settings import Settings
from app.main import create_app

settings = Settings(database_url="sqlite://")
configure_logs(settings)
app = create_app(settings)

@app.get("/boom")
def boom() -> None:
    phone = "-".join(["0812", "0000", "3864"])
    with open_engine("sqlite://").connect() as connection:
        connection.execute(text("SELECT * FROM nowhere WHERE phone = :phone"), dict(phone=phone))

answer = TestClient(app, raise_server_exceptions=False).get("/boom")
print(answer.status_code, answer.headers["X-Request-ID"], answer.json()["request_id"])
print(answer.text)
"""


@pytest.mark.parametrize("log_format", ["json", "console"])
def test_an_unexpected_error_is_logged_under_its_request_without_any_value(log_format: str) -> None:
    environment = os.environ | {"TITIK_TEMU_LOG_FORMAT": log_format, "NO_COLOR": "1"}
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    head, body = run.stdout.splitlines()
    status, header, request_id = head.split()
    assert (status, header) == ("500", request_id)
    told = next(line for line in run.stderr.splitlines() if "unhandled_error" in line)
    assert request_id in told
    assert "no such table: nowhere" in run.stderr
    assert SECRET not in run.stderr + body
    assert "nowhere" not in body
