"""Take the screenshots of the README from the demo event: `make screenshots`.

For the page of the day, a simulated day (`titik-temu simulate-day`) is played for its morning.
"""

import shutil
import socket
import tempfile
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Page, ViewportSize, sync_playwright
from sqlalchemy import Engine
from sqlmodel import select

from app.auth.records import User
from app.auth.users.service import FIRST_USER
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.settings import Settings
from app.day.autopilot.acting import look_after
from app.demo.command import run_demo
from app.main import create_app
from app.simulation.command import BEFORE
from app.simulation.looking import look
from app.simulation.planning import Manners, plan
from app.simulation.playing import Player
from app.simulation.site import Site
from app.simulation.steering import Organizer
from app.timetable.records import Analysis, RunStatus
from app.timetable.works.answering import answer

FOLDER = Path(__file__).parent / "screenshots"
LAPTOP = ViewportSize(width=1366, height=768)
DAY = 7
"""The seed of the day that is played."""
IN_THE_FIRST_SLOT = datetime(2025, 7, 4, 2, 45, tzinfo=UTC)
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


def main() -> None:
    """Run the demo in a temporary folder and photograph its pages."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        demo = run_demo(folder, port=8000, serve=False)
        settings = Settings(data_dir=folder)
        engine = open_engine(settings.database)
        with transaction(engine) as session:  # as if the password shown had been chosen
            session.exec(select(User)).one().must_change_password = False
        app = create_app(settings, engine=engine)
        with socket.create_server(("127.0.0.1", 0)) as listener:
            server = uvicorn.Server(uvicorn.Config(app, log_config=None))
            threading.Thread(target=server.run, args=([listener],), daemon=True).start()
            while not server.started:
                time.sleep(0.05)
            address = f"http://127.0.0.1:{listener.getsockname()[1]}"
            _shoot(app, address, demo.password, demo.event_id)
            server.should_exit = True


class _StandingClock:
    """A clock that stands still at a moment of the event, when the hall's screens show most."""

    def now(self) -> datetime:
        return IN_THE_FIRST_SLOT


def _shoot(app: FastAPI, address: str, password: str, event_id: UUID) -> None:
    event = f"/events/{event_id}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROMIUM
        )
        page = browser.new_page(viewport=LAPTOP, locale="id-ID")
        page.goto(f"{address}/login")
        page.fill("[name=username]", FIRST_USER)
        page.fill("[name=password]", password)
        page.press("[name=password]", "Enter")
        page.wait_for_load_state()
        for name, path in {"home": event, "timetable": f"{event}/timetable"}.items():
            page.goto(address + path)
            _save(page, name)
        real, app.state.clock = app.state.clock, _StandingClock()
        page.goto(f"{address}/layar?event={event_id}")
        page.wait_for_selector("#state[data-warn=false]")
        page.wait_for_selector("body:not([data-touched])")  # its buttons have disappeared by then
        _save(page, "screen")
        app.state.clock = real
        _play_until_the_second_slot(app, address, password, event_id)
        page.goto(f"{address}{event}/today")
        _save(page, "day")
        browser.close()


def _play_until_the_second_slot(app: FastAPI, address: str, password: str, event_id: UUID) -> None:
    """Play a simulated day until the second slot is about to begin; its clock stays there."""
    login = {"username": FIRST_USER, "password": password}
    token = httpx.post(f"{address}/api/v1/auth/tokens", json=login).json()["access_token"]
    headers = {"Authorization": f"Bearer {token}"}
    with httpx.Client(base_url=address, headers=headers, timeout=60) as client:
        site = Site(_Worked(client, app.state.engine), str(event_id))
        hall = look(site)
        player = Player(site, hall, plan(hall, Manners(), DAY), lambda: datetime.now(UTC), _silent)
        organizer = Organizer(player, by_hand=False)
        now = hall.slots[0].starts_at - BEFORE
        site.put("/clock", {"shows": now.isoformat()})
        organizer.open_day()
        while now < hall.slots[1].starts_at - timedelta(minutes=9):
            site.put("/clock", {"shows": now.isoformat()})
            player.minute(now)
            _work(app.state.engine)
            now += timedelta(minutes=1)


@dataclass
class _Worked:
    """The server with a worker that computes a repair as soon as it is asked for."""

    client: httpx.Client
    engine: Engine

    def request(self, method: str, url: str, *, json: Any = None, params: Any = None) -> Any:
        answer = self.client.request(method, url, json=json, params=params)
        if url.endswith("/proposals"):
            _work(self.engine)
        return answer


def _work(engine: Engine) -> None:
    """Do what a worker does: what is due by itself, and repairs."""
    look_after(engine, datetime.now(UTC), {})
    with transaction(engine, read_only=True) as session:
        waiting = select(Analysis.id).where(Analysis.status == RunStatus.QUEUED)
        queued = session.exec(waiting).all()
    for analysis in queued:
        answer(analysis, engine)


def _silent(_now: datetime, _what: str, _about: dict[str, Any]) -> None:
    """Print nothing."""


def _save(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
