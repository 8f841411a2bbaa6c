"""Take the screenshots of the README from the demo event: `make screenshots`."""

import shutil
import socket
import tempfile
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Page, ViewportSize, sync_playwright

from app.auth.users.service import FIRST_USER
from app.core.database.engine import open_engine
from app.core.settings import Settings
from app.demo.command import run_demo
from app.main import create_app

FOLDER = Path(__file__).parent / "screenshots"
LAPTOP = ViewportSize(width=1366, height=768)
IN_THE_FIRST_SLOT = datetime(2025, 7, 4, 2, 45, tzinfo=UTC)
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]


def main() -> None:
    """Run the demo in a temporary folder and photograph its pages."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        demo = run_demo(folder, port=8000, serve=False)
        settings = Settings(data_dir=folder)
        app = create_app(settings, engine=open_engine(settings.database))
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
        app.state.clock = _StandingClock()
        page.goto(f"{address}/layar?event={event_id}")
        page.wait_for_selector("#state[data-warn=false]")
        page.wait_for_selector("body:not([data-touched])")  # its buttons have disappeared by then
        _save(page, "screen")
        browser.close()


def _save(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
