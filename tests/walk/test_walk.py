"""From an empty installation to a published timetable and its papers, in a browser alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.contract.served import started
from tests.walk import steps
from tests.walk.lists import BANJARNEGARA, short_lists
from tests.walk.officer import Officer, Touching, Typing
from tests.web.chromium import LAPTOP, Watched

pytestmark = pytest.mark.browser
PHONE = (390, 844)
MOST_ACTS = 60
HELD_BACK = 13
"""Rows of the three lists of Banjarnegara that wait for a person, one after the other."""


@contextmanager
def watched(
    chromium: Browser, address: str, size: tuple[int, int], *, phone: bool
) -> Iterator[Watched]:
    """A browser's window in which nothing may go wrong; a phone's takes touches."""
    one = Watched(chromium, address, size, has_touch=phone, is_mobile=phone)
    yield one
    one.close()
    assert one.troubles == []


def test_sixty_clicks_and_fields_lead_from_nothing_to_papers(
    chromium: Browser, tmp_path: Path
) -> None:
    with (
        started(tmp_path) as first,
        watched(chromium, first.address, LAPTOP, phone=False) as window,
    ):
        officer = Officer(window.page)
        settled = steps.walk(officer, first.password, BANJARNEGARA, people=307, move=True)
        assert len(settled) == HELD_BACK
        assert officer.acts <= MOST_ACTS


@pytest.mark.parametrize("kind", [Touching, Typing], ids=["phone", "keys"])
def test_a_phone_or_a_keyboard_is_enough(
    chromium: Browser, tmp_path: Path, kind: type[Officer]
) -> None:
    phone = kind is Touching
    lists = short_lists(tmp_path)
    size = PHONE if phone else LAPTOP
    with (
        started(tmp_path) as first,
        watched(chromium, first.address, size, phone=phone) as window,
    ):
        officer = kind(window.page)
        settled = steps.walk(officer, first.password, lists, people=6 if phone else 0, move=phone)
        assert len(settled) >= 3
        assert officer.acts <= MOST_ACTS
