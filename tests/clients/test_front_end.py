"""The example of a front-end, of another origin, on a phone: badge, agenda, push, offer."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from app.core.settings import Settings
from app.participants.pushes.delivery.pusher import Pusher
from tests.api import Api
from tests.conftest import StillClock
from tests.day.answers.test_answers import badge_of
from tests.day.hall import Day, open_day
from tests.day.standby import JUST_BEFORE, freed, seat_of
from tests.participants.pushes.browser import PushedBrowser
from tests.web.axe import serious_violations
from tests.web.chromium import PHONE, served
from tests.webhooks.receiver import receiving

SECONDS = 240
"""That a push may take on a very busy machine."""


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def settings(tmp_path: Path, database_url: str, other_origin: str) -> Settings:
    return Settings(
        data_dir=tmp_path,
        database_url=database_url,
        allowed_origins=[other_origin],
        webhooks_to_private_networks=True,
    )


@pytest.fixture
def day(api: Api, clock: StillClock) -> Day:
    day = open_day(api, cooperatives=8)
    clock.moment += JUST_BEFORE
    return day


@pytest.fixture
def phone(chromium: Browser, api: Api, front_end: Path, other_origin: str) -> Iterator[Page]:
    """The example on a phone; errors of its scripts fail the test."""
    width, height = PHONE
    context = chromium.new_context(
        viewport={"width": width, "height": height}, locale="id-ID", base_url=other_origin
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    with served(api.app) as base:
        (front_end / "config.json").write_text(json.dumps({"api": base}), "utf-8")
        page.goto("/")
        yield page
        context.close()
    assert errors == []


SUBSCRIBES = """
(subscription) => {
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    if (!applicationServerKey) throw new Error("no key");
    return { toJSON: () => subscription };
  };
}
"""
"""A browser of a test has no push service of its own: it is given one on this machine."""


@pytest.mark.browser
def test_a_badge_opens_the_agenda_a_push_tells_of_a_free_seat_and_it_is_taken(
    phone: Page, day: Day, other_origin: str
) -> None:
    api = day.api
    one, _, wanting = freed(day)
    api.post(api.organizer, api.at("/badges"), {})
    badge = badge_of(day, wanting[0])
    said = phone.get_by_role("status")
    phone.get_by_label("Kode di lencana Anda").fill("bukan lencana")
    phone.get_by_role("button", name="Buka agenda").click()
    expect(said).not_to_be_empty()
    phone.get_by_label("Kode di lencana Anda").fill(badge["X-Badge-Token"])
    phone.get_by_role("button", name="Buka agenda").click()
    meetings, offer = phone.locator("#meetings li"), phone.locator("#calls li")
    expect(phone.locator("#holder")).not_to_be_empty()
    before = meetings.count()

    with receiving() as receiver, pushing(api) as push:
        phone.context.grant_permissions(["notifications"], origin=other_origin)
        browser = PushedBrowser(receiver)
        phone.evaluate(SUBSCRIBES, browser.subscription())
        phone.get_by_role("button", name="Kabari saya").click()
        expect(said).to_have_text("Ponsel ini akan dikabari.")
        push()
        wanted = seat_of(one) | {"cooperative_id": str(wanting[0])}
        made = api.post(api.organizer, api.at("/standby/offers"), wanted)
        expect(offer).to_contain_text("Kursi kosong")  # by the agenda's feed
        push()
        (told,) = browser.messages()
    assert (told["type"], told["offer_id"]) == ("offer", made["id"])
    deliver(phone, other_origin, told)
    expect(said).to_contain_text(told["title"])
    assert serious_violations(phone) == []
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")

    offer.get_by_role("button", name="Terima", exact=True).click()
    expect(offer).to_have_count(0)
    expect(meetings).to_have_count(before + 1)
    expect(said).to_contain_text("Kursi ini milik Anda")
    (kept,) = api.get(api.viewer, api.at("/standby/offers"))["items"]
    assert (kept["id"], kept["status"]) == (made["id"], "accepted")
    phone.reload()
    expect(meetings).to_have_count(before + 1)


@contextmanager
def pushing(api: Api) -> Iterator[Callable[[], None]]:
    """A function that sends to phones whatever they are still to be told."""
    pusher = Pusher(api.engine, api.app.state.clock.now, private=True)

    def push() -> None:
        pusher.look()
        pusher.settle(SECONDS)

    with closing(pusher):
        yield push


def deliver(page: Page, origin: str, told: dict[str, Any]) -> None:
    """Hand a decrypted message to the page's service worker, as the browser does."""
    session = page.context.new_cdp_session(page)
    found: list[str] = []

    def on_update(event: dict[str, Any]) -> None:
        found.extend(one["registrationId"] for one in event["registrations"])

    session.on("ServiceWorker.workerRegistrationUpdated", on_update)
    session.send("ServiceWorker.enable")
    page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    session.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": origin, "registrationId": found[-1], "data": json.dumps(told)},
    )
