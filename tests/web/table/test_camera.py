"""A printed badge before the camera of a partner's table, in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.api import Api
from tests.campaigns.badge_pictures import pictures, printed, write_video
from tests.campaigns.scanner_phone import CAMERA
from tests.checkin.hall import furnish
from tests.web.chromium import running_chromium
from tests.web.table.test_page import said, sent, standing

COUNT_LOOKS = """
() => {
  let looks = 0;
  document.querySelector("#video").addEventListener("looked", ({ detail }) => {
    if (detail.text && ++looks > 3) document.body.dataset.looked = "often";
  });
}
"""


@pytest.mark.browser
def test_a_printed_badge_before_the_camera_begins_the_meeting_once(
    api: Api, tmp_path: Path
) -> None:
    hall = furnish(api.engine, api.event_id, api.now)
    video = tmp_path / "camera.y4m"
    write_video(video, [picture for _, picture in pictures(printed(hall.codes[:1]), 1)], 1)
    camera = (*CAMERA, f"--use-file-for-fake-video-capture={video}")
    with (
        running_chromium(*camera) as chromium,
        standing(chromium, api, hall, permissions=["camera"]) as stand,
    ):
        page = stand.page
        page.evaluate(COUNT_LOOKS)
        page.get_by_role("button", name="Pindai lencana").click()
        expect(page.locator("#told")).to_contain_text("Desa 0: pertemuan dimulai.")
        sent(page)
        page.wait_for_selector("body[data-looked=often]")  # it stays before the camera
        assert said(api) == [("running", True)]
        expect(page.locator(".meeting")).to_have_attribute("data-status", "running")
        page.get_by_role("button", name="Pindai lencana").click()
        expect(page.locator("#camera")).to_be_hidden()
        assert page.evaluate("document.querySelector('#video').srcObject") is None
