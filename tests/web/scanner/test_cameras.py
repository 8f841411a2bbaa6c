"""Cameras that are taken away, stand still, or see a badge while a form is open."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.campaigns.halls import ServedHall
from tests.web.scanner.phone import Open, camera_is_on

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
def test_a_camera_that_was_taken_away_comes_back_with_its_torch(open_scripted: Open) -> None:
    page = open_scripted(COUNT_CAMERAS).page
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
def test_a_camera_that_only_shows_one_picture_is_started_anew(open_scripted: Open) -> None:
    page = open_scripted(COUNT_CAMERAS).page
    camera_is_on(page)
    page.evaluate(
        """() => Object.defineProperty(document.querySelector("#video"), "currentTime",
          { configurable: true, get: () => 7 })"""
    )
    expect(page.locator("html")).to_have_attribute("data-cameras", "2")
    page.evaluate("() => { delete document.querySelector('#video').currentTime; }")
    camera_is_on(page)


@pytest.mark.browser
def test_a_badge_in_sight_does_not_take_a_form_away(
    open_scripted: Open, hall: ServedHall, fresh: Iterator[int]
) -> None:
    code = hall.hall.codes[next(fresh)]
    watched = open_scripted(
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
