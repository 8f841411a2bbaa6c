"""A hall that is served, and scanners in a real Chromium with a camera."""

from collections.abc import Iterator
from itertools import count

import pytest
from playwright.sync_api import Browser

from tests.campaigns.halls import ServedHall, served_hall
from tests.campaigns.scanner_phone import CAMERA
from tests.web.chromium import PHONE, Watched, running_chromium, served
from tests.web.node import Node, running_node
from tests.web.scanner.phone import Open

PEOPLE = 24
NUMBERS = count(1)


@pytest.fixture(scope="module")
def hall(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[ServedHall]:
    """A hall with as many people as the module's `PEOPLE` says, served by this process.

    A server of its own, which would take seconds to start, is for those who kill it.
    """
    people = getattr(request.module, "PEOPLE", PEOPLE)
    folder = tmp_path_factory.mktemp("hall")
    with served_hall(folder, people) as hall, served(hall.api.app) as hall.base:
        yield hall


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with running_chromium(*CAMERA) as browser:
        yield browser


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running_node() as node:
        yield node


@pytest.fixture(scope="module")
def fresh(hall: ServedHall) -> Iterator[int]:
    """People nobody has scanned yet, one after the other."""
    return iter(range(1, len(hall.hall.people)))


@pytest.fixture
def open_scanner(chromium: Browser, hall: ServedHall) -> Iterator[Open]:
    """A function that opens an enrolled scanner; nothing unexpected may have happened on it."""
    opened: list[Watched] = []

    def open_one(size: tuple[int, int] = PHONE, enrol: bool = True, **context: object) -> Watched:
        watched = Watched(chromium, hall.base, size, permissions=["camera"], **context)
        opened.append(watched)
        if enrol:
            watched.page.goto(f"/pindai#{hall.enrolment(f'Pintu {next(NUMBERS)}')}")
            watched.page.wait_for_selector("#door:not([hidden])")
            watched.page.wait_for_selector("#gate option", state="attached")
            watched.page.wait_for_selector("#link[data-warn=false]")
        return watched

    yield open_one
    for watched in opened:
        watched.close()
    assert [trouble for watched in opened for trouble in watched.troubles] == []


@pytest.fixture
def open_scripted(
    chromium: Browser, hall: ServedHall, request: pytest.FixtureRequest
) -> Iterator[Open]:
    """A function that opens an enrolled scanner; `script` runs before the page's own."""
    opened: list[Watched] = []

    def open_one(script: str = "", size: tuple[int, int] = PHONE) -> Watched:
        watched = Watched(chromium, hall.base, size, permissions=["camera"])
        opened.append(watched)
        if script:
            watched.page.add_init_script(script)
        name = f"{request.node.name[:90]} {len(opened)}"
        watched.page.goto(f"/pindai#{hall.enrolment(name)}")
        watched.page.wait_for_selector("#gate option", state="attached")
        watched.page.wait_for_selector("#link[data-warn=false]")
        return watched

    yield open_one
    for watched in opened:
        watched.close()
    assert [trouble for watched in opened for trouble in watched.troubles] == []
