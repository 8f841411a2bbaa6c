"""A hall that is served, a page of another origin, and the TypeScript client as it is shipped."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser
from starlette.staticfiles import StaticFiles

import hatch_build
from tests.campaigns.halls import ServedHall, served_hall
from tests.clients.places import EXAMPLE, TYPESCRIPT
from tests.web.chromium import running_chromium, served
from tests.web.organizer import PASSWORD, USERNAME, add_organizer

BUNDLE = "titik-temu.js"
"""The file of the client that a page without a build loads."""


def run_node(*arguments: str, **environment: str) -> None:
    """Run Node in the client's folder; what it said is shown if it fails."""
    done = subprocess.run(
        [hatch_build._node(), *arguments],
        check=False,
        cwd=TYPESCRIPT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def front_end(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of static files: the example, and the client in one file beside it."""
    folder = tmp_path_factory.mktemp("front-end")
    run_node("bundle.mjs", str(folder))
    for file in EXAMPLE.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


@pytest.fixture(scope="module")
def other_origin(front_end: Path) -> Iterator[str]:
    """The address at which the static files are served."""
    pages = FastAPI(openapi_url=None)
    pages.mount("/", StaticFiles(directory=front_end, html=True))
    with served(pages) as address:
        yield address


@pytest.fixture(scope="module")
def hall(other_origin: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedHall]:
    """A hall whose API pages of the other origin may call."""
    folder = tmp_path_factory.mktemp("hall")
    given = {"allowed_origins": [other_origin]}
    with served_hall(folder, 12, **given) as hall, served(hall.api.app) as hall.base:
        add_organizer(hall.api)
        yield hall


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running_chromium() as browser:
        yield browser


def described(hall: ServedHall, codes: list[str]) -> str:
    """Return a hall as the client's own tests are told of it."""
    return json.dumps(
        {
            "address": hall.base,
            "username": USERNAME,
            "password": PASSWORD,
            "eventId": str(hall.hall.event_id),
            "gateId": str(hall.hall.gates["main"]),
            "codes": codes,
            "enrolment": hall.enrolment(f"Pintu {codes[0][-6:]}"),
        }
    )
