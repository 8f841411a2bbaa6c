"""The pages in a real browser, under the strict content security policy."""

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from app.core.database.sessions import transaction
from app.openapi import CARRIED
from tests.api import Api
from tests.web.chromium import LAPTOP, PHONE, Watched, served
from tests.web.organizer import PASSWORD, add_organizer
from tests.web.sample import MEETINGS, write_sample

pytestmark = pytest.mark.browser
SMALL_TARGETS = """
[...document.querySelectorAll("header a, header button, main button, main [type=search]")]
  .filter((target) => target.checkVisibility())
  .map((target) => [target.outerHTML.slice(0, 80), target.getBoundingClientRect()])
  .filter(([, box]) => box.height < 48 || box.width < 40)
  .map(([html, box]) => `${html} ${box.width}x${box.height}`)
"""
Open = Callable[..., Watched]


@pytest.fixture
def open_page(chromium: Browser, api: Api) -> Iterator[Open]:
    """A function that opens a watched page; errors on it fail the test."""
    add_organizer(api)
    with transaction(api.engine) as session:
        write_sample(session, api.event_id, api.now)
    opened: list[Watched] = []
    with served(api.app) as base:

        def open_one(size: tuple[int, int] = LAPTOP, **context: object) -> Watched:
            opened.append(Watched(chromium, base, size, **context))
            return opened[-1]

        yield open_one
        for watched in opened:
            watched.close()
    assert [trouble for watched in opened for trouble in watched.troubles] == []


def log_in(watched: Watched) -> None:
    page = watched.page
    page.goto("/")
    page.get_by_label("Nama pengguna").fill("panitia")
    page.get_by_label("Kata sandi").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/*")


_MOST_PASSES = 20
_DRAWN = "new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))"


def everything_shown(page: Page, operations: int) -> set[str]:
    """Return the operations seen while scrolling down, as a long list is drawn bit by bit.

    Where the page was drawn later than it was looked at, some are missing; so it is scrolled again.
    """
    page.wait_for_selector(".opblock")
    seen: set[str] = set()
    for _ in range(_MOST_PASSES):
        page.evaluate("scrollTo(0, 0)")
        at_end = False
        while not at_end:
            ids = "[...document.querySelectorAll('.opblock')].map((one) => one.id)"
            seen |= set(page.evaluate(ids))
            at_end = page.evaluate(
                "scrollY + innerHeight >= document.documentElement.scrollHeight - 2"
            )
            page.evaluate("scrollBy(0, innerHeight / 2)")
            page.evaluate(
                "new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))"
            )
        if len(seen) >= operations:
            break
    return seen


def test_the_api_documentation_renders_every_operation_without_any_other_host_in_both_themes(
    open_page: Open,
) -> None:
    page = open_page(LAPTOP, locale="en-GB").page
    page.goto("/api/v1/docs")
    document = json.loads(CARRIED.read_text("utf-8"))
    everything = {**document["paths"], **document["webhooks"]}
    operations = sum(len(methods) for methods in everything.values())
    assert len(everything_shown(page, operations)) == operations > 20
    page.evaluate("scrollTo(0, 0)")
    page.locator("#operations-auth-create_token .opblock-summary-control").click()
    page.get_by_role("button", name="Try it out").click()
    body = json.dumps({"username": "panitia", "password": PASSWORD})
    page.locator("textarea.body-param__text").fill(body)
    page.get_by_role("button", name="Execute").click()
    page.wait_for_selector(".live-responses-table .response-col_status:has-text('201')")
    page.emulate_media(color_scheme="dark")
    page.wait_for_selector("html.dark-mode")
    shade = "getComputedStyle(document.querySelector('.swagger-ui')).backgroundColor"
    assert page.evaluate(shade) == "rgb(20, 24, 31)"


def test_log_in_language_and_log_out_work_by_keyboard(open_page: Open) -> None:
    watched = open_page()
    log_in(watched)
    page = watched.page
    page.get_by_role("button", name="EN", exact=True).press("Enter")
    page.get_by_role("button", name="Log out").press("Enter")
    page.wait_for_url("**/login")
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def test_choosing_a_cooperative_lights_its_path_and_tells_it(open_page: Open) -> None:
    watched = open_page()
    log_in(watched)
    page = watched.page
    page.get_by_role("link", name="Jadwal", exact=True).click()
    expect(page.locator("td a[data-cooperative]")).to_have_count(len(MEETINGS))
    page.get_by_role("link", name="Gumelem Wetan").first.click()
    page.wait_for_selector(".path ol")
    told = page.locator(".path li").all_inner_texts()
    assert [" ".join(step.split()) for step in told] == [
        "09.40 Meja 1 · Perum Bulog",
        "10.00 Meja 3 · PT Pupuk Indonesia",
        "13.00 Meja 4 · <Toko> & X",
    ]
    lit = page.locator("td a[aria-current]")
    expect(lit).to_have_count(3)
    assert {text.split("\n")[0] for text in lit.all_inner_texts()} == {"Gumelem Wetan"}
    page.get_by_role("link", name="Kebutuhjurang").press("Enter")
    page.wait_for_selector(".path:has-text('Pagedongan')")
    expect(lit).to_have_count(1)
    page.reload()
    expect(lit).to_have_count(1)


def test_a_cooperative_is_found_by_name(open_page: Open) -> None:
    watched = open_page()
    log_in(watched)
    page = watched.page
    page.get_by_role("link", name="Jadwal", exact=True).click()
    page.get_by_role("searchbox").fill("gumlem kulon")
    page.keyboard.press("Enter")
    page.locator(".hits").get_by_role("link", name="Gumelem Kulon").click()
    page.wait_for_selector(".path ol")
    expect(page.locator("td a[aria-current]")).to_have_count(2)


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_pages_fit_their_screen_and_targets_can_be_touched(
    open_page: Open, size: tuple[int, int]
) -> None:
    watched = open_page(size)
    page = watched.page
    page.goto("/login")
    assert page.evaluate("document.documentElement.scrollWidth") == size[0]
    log_in(watched)
    for link in ("Beranda", "Jadwal"):
        page.get_by_role("link", name=link, exact=True).click()
        page.wait_for_selector("h1")
        assert page.evaluate("document.documentElement.scrollWidth") == size[0]
        small = page.evaluate(SMALL_TARGETS)
        assert small == []
