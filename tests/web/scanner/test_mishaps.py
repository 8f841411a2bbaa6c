"""What goes wrong on the day: phones that take things away, second tabs, wrong events, clocks."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.campaigns.halls import ServedHall
from tests.checkin.hall import furnish, new_event
from tests.devices.phones import provision
from tests.web.chromium import PHONE, Watched
from tests.web.node import Node, running_node
from tests.web.scanner.phone import Open, recorded, wedge

PEOPLE = 12


@pytest.fixture
def open_scanner(
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
    cut = ("ERR_INTERNET_DISCONNECTED", "Failed to load resource")
    troubles = [one for watched in opened for one in watched.troubles]
    assert [one for one in troubles if not any(known in one for known in cut)] == []


def camera_is_on(page: Page) -> None:
    page.wait_for_selector("#camera[data-on=true]")


TAKE_AWAY = """
const { open } = IDBFactory.prototype;
IDBFactory.prototype.open = function (...given) {
  const request = open.apply(this, given);
  request.addEventListener("success", () => { window.connection = request.result; });
  return request;
};
"""


@pytest.mark.browser
def test_a_database_that_the_phone_closed_is_opened_again(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    watched = open_scanner(TAKE_AWAY)
    watched.context.set_offline(True)
    watched.page.evaluate("() => window.connection.close()")
    person = next(fresh)
    assert wedge(watched.page, hall.hall.codes[person]).startswith("MASUK")
    expect(watched.page.locator("#pending dd")).to_have_text("1")
    watched.context.set_offline(False)
    expect(watched.page.locator("#pending dd")).to_have_text("0")
    assert recorded(hall, person) == [("admitted", True)]


COUNT_CAMERAS = """
const { getUserMedia } = MediaDevices.prototype;
let cameras = 0;
MediaDevices.prototype.getUserMedia = async function (wish) {
  const stream = await getUserMedia.call(this, wish);
  document.documentElement.dataset.cameras = String(++cameras);
  return stream;
};
MediaStreamTrack.prototype.getCapabilities = () => ({ torch: true });
MediaStreamTrack.prototype.applyConstraints = async ({ advanced: [{ torch }] }) => {
  document.documentElement.dataset.lit = `${cameras} ${torch}`;
};
"""


@pytest.mark.browser
def test_a_camera_that_was_taken_away_comes_back_with_its_torch(open_scanner: Open) -> None:
    page = open_scanner(COUNT_CAMERAS).page
    camera_is_on(page)
    page.get_by_role("button", name="Senter").click()
    expect(page.locator("html")).to_have_attribute("data-lit", "1 true")
    page.evaluate(
        """() => {
          const [track] = document.querySelector("#video").srcObject.getTracks();
          track.stop();
          track.dispatchEvent(new Event("ended"));
        }"""
    )
    expect(page.locator("html")).to_have_attribute("data-lit", "2 true")
    expect(page.locator("#torch")).to_have_attribute("aria-pressed", "true")
    camera_is_on(page)


@pytest.mark.browser
def test_a_camera_that_only_shows_one_picture_is_started_anew(open_scanner: Open) -> None:
    page = open_scanner(COUNT_CAMERAS).page
    camera_is_on(page)
    page.evaluate(
        """() => Object.defineProperty(document.querySelector("#video"), "currentTime",
          { configurable: true, get: () => 7 })"""
    )
    expect(page.locator("html")).to_have_attribute("data-cameras", "2", timeout=15_000)
    page.evaluate("() => { delete document.querySelector('#video').currentTime; }")
    camera_is_on(page)


@pytest.mark.browser
def test_a_badge_in_sight_does_not_take_a_form_away(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    code = hall.hall.codes[next(fresh)]
    watched = open_scanner(
        f"""
        window.BarcodeDetector = class {{
          static async getSupportedFormats() {{ return ["qr_code"]; }}
          async detect() {{ return window.inSight ? [{{ rawValue: {json.dumps(code)} }}] : []; }}
        }};
        """
    )
    page = watched.page
    camera_is_on(page)
    page.get_by_role("button", name="Tambah").click()
    page.get_by_label("Nama", exact=True).fill("Sri")
    page.evaluate("() => { window.inSight = true; }")
    page.wait_for_timeout(500)  # some pictures' time
    assert page.get_by_label("Nama", exact=True).input_value() == "Sri"
    page.keyboard.press("Escape")
    expect(page.locator("#told")).to_contain_text("MASUK")


@pytest.mark.browser
def test_a_second_tab_waits_and_takes_over_with_all_that_the_first_knew(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    watched = open_scanner()
    first, person = watched.page, next(fresh)
    first.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
    watched.context.set_offline(True)
    wedge(first, hall.hall.codes[person])
    second = watched.context.new_page()
    second.goto("/pindai")
    second.get_by_role("button", name="Pakai di sini").click()
    expect(second.locator("#pending dd")).to_have_text("1")
    expect(first.locator("#elsewhere")).to_be_visible()
    assert "sudah dipakai masuk" in wedge(second, hall.hall.codes[person])
    second.close()
    expect(first.locator("#pending dd")).to_have_text("2")  # its turn has come


@pytest.mark.browser
def test_asking_for_another_code_by_mistake_has_a_way_back(open_scanner: Open) -> None:
    page = open_scanner().page
    page.get_by_role("button", name="Setelan").click()
    page.get_by_role("button", name="Daftarkan ulang").click()
    page.get_by_role("button", name="Kembali memindai").click()
    expect(page.locator("#door")).to_be_visible()
    camera_is_on(page)


@pytest.mark.browser
def test_scans_of_the_event_before_go_to_that_event(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    now = datetime.now(UTC)
    other = furnish(hall.api.engine, new_event(hall.api.engine, now), now)
    code = provision(hall.api, other.event_id, name="Pintu")["enrolment"]["code"]
    watched = open_scanner()
    page, person = watched.page, next(fresh)
    page.route("**/scans/batch", lambda route: route.abort())
    watched.context.set_offline(True)
    wedge(page, hall.hall.codes[person])
    watched.context.set_offline(False)
    page.goto(f"/pindai#{code}")  # the page is open: only what stands behind # changes
    expect(page.locator("#trouble")).to_contain_text("Kontak Bisnis yang belum terkirim")
    assert wedge(page, other.codes[0]).startswith("MASUK")
    page.unroute_all(behavior="wait")
    page.get_by_role("button", name="Setelan").click()
    page.get_by_role("button", name="Sinkronkan sekarang").click()
    expect(page.locator("#pending dd")).to_have_text("0")
    assert recorded(hall, person) == [("admitted", True)]
    expect(page.locator("#conflict-count dd")).to_have_text("0")
    expect(page.locator("#trouble")).to_be_hidden()


@pytest.mark.browser
def test_a_scan_that_the_server_refused_to_take_can_be_sent_again(
    open_scanner: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    watched = open_scanner()
    page, person = watched.page, next(fresh)

    def refuse(route: Route) -> None:
        problem = {"detail": "Pintu itu tidak ada.", "code": "gate_unknown"}
        route.fulfill(status=422, json=problem)

    page.route("**/scans/batch", refuse)
    watched.context.set_offline(True)
    wedge(page, hall.hall.codes[person])
    watched.context.set_offline(False)
    page.get_by_role("button", name="Konflik").click()
    expect(page.locator("#conflict-list")).to_contain_text("Belum tercatat di server.")
    page.unroute_all(behavior="wait")
    page.get_by_role("button", name="Kirim lagi").click()
    expect(page.locator("#conflict-list")).to_contain_text("Tidak ada konflik.")
    expect(page.locator("#pending dd")).to_have_text("0")
    assert recorded(hall, person) == [("admitted", True)]


@pytest.mark.browser
@pytest.mark.parametrize("size", [(360, 640), (320, 568), (568, 320), (640, 360), (180, 320)])
def test_the_counters_are_in_sight_after_a_verdict_and_over_every_form(
    open_scanner: Open, size: tuple[int, int]
) -> None:
    page = open_scanner(size=size).page
    wedge(page, "TIDAK-DIKENAL")
    for place in ("#pending", "#conflict-count", "#link"):
        expect(page.locator(place)).to_be_in_viewport(ratio=1)
    for dialog in ("search", "add", "settings"):
        page.locator(f"[data-open={dialog}]").click()
        page.locator(f"#{dialog} form").last.scroll_into_view_if_needed()
        for counter in ("pending", "conflict_count"):
            shown = page.locator(f"#{dialog} [data-count={counter}]")
            expect(shown).to_be_in_viewport(ratio=1)
            expect(shown.locator("dd")).to_have_text("0")
        page.keyboard.press("Escape")


@pytest.mark.browser
def test_a_verdict_of_a_while_ago_does_not_look_like_a_new_one(
    chromium: Browser, hall: ServedHall, fresh: Iterator[int]
) -> None:
    watched = Watched(chromium, hall.base, PHONE)
    page = watched.page
    page.clock.install()
    page.goto(f"/pindai#{hall.enrolment('Pintu Tua')}")
    page.wait_for_selector("#link[data-warn=false]")
    assert wedge(page, hall.hall.codes[next(fresh)]).startswith("MASUK")
    expect(page.locator("#verdict")).to_have_attribute("data-old", "false")
    page.clock.run_for(13_000)
    expect(page.locator("#verdict")).to_have_attribute("data-old", "true")
    assert wedge(page, "TIDAK-DIKENAL").startswith("DITOLAK")
    expect(page.locator("#verdict")).to_have_attribute("data-old", "false")
    watched.close()


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    with running_node() as node:
        yield node


def test_a_decoder_that_promises_and_fails_is_replaced(node: Node) -> None:
    body = """
    const first = { decode: async () => { throw new Error("no service"); } };
    const decoder = it.withSubstitute(first, () => ({ decode: async () => "read" }));
    const told = [];
    for (let i = 0; i < 5; i++) told.push(await decoder.decode().catch(() => null));
    return told;
    """
    told = node.run("frame/offline/reading/decoder.js", f"return (async () => {{{body}}})()")
    assert told == [None, None, None, "read", "read"]


def test_a_clock_set_back_while_the_page_is_open_changes_no_moment(node: Node) -> None:
    body = """
    const clock = new it.Clock(86_400_000);
    const real = Date.now;
    const at = real();
    clock.watch(1_000, at);
    const told = [clock.watch(2_000, at + 1_000), clock.watch(3_000, at + 2_000 - 86_400_000)];
    return [...told, clock.offset];
    """
    assert node.run("frame/offline/time.js", body) == [False, True, 0]


def test_a_clock_that_begins_anew_is_not_before_what_has_passed(node: Node) -> None:
    body = "const c = new it.Clock(0, given); return c.now() - given;"
    later = (datetime.now(UTC).timestamp() + 86_400 * 3_000) * 1_000
    assert node.run("frame/offline/time.js", body, later) == 0


@pytest.mark.parametrize(("known", "sent"), [(0, 0), (-20_000, None)])
def test_a_moment_that_cannot_be_is_told_as_the_device_knew_it(
    node: Node, known: int, sent: int | None
) -> None:
    day = 86_400_000
    body = """
    const clock = { now: () => given.now, offset: 0 };
    let waiting = [given.entry];
    const sent = [];
    const server = { batch: async (scans) => (sent.push(...scans), { items: [{ scan: {} }] }) };
    const ledger = { waiting: () => waiting, settle: async () => { waiting = []; } };
    await it.uploadWaiting(server, ledger, clock, () => {}, "event");
    return Date.parse(sent[0].scanned_at);
    """
    now = round(datetime.now(UTC).timestamp() * 1_000)
    entry: dict[str, Any] = {"scan": {}, "deviceAt": now - 4_000 * day, "at": now + known * day}
    code = f"return (async () => {{{body}}})()"
    told = node.run("scanner/upload.js", code, {"now": now, "entry": entry})
    assert told == now + (sent or 0)
