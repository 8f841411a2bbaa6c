"""The pages of people and partners in a real Chromium, on a laptop and a phone."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.api import Api
from tests.meetings.hall import Hall, fill
from tests.web.axe import serious_violations
from tests.web.chromium import LAPTOP, PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(api: Api) -> Hall:
    return fill(api.engine, api.event_id, api.now)


def sound(page: Page) -> None:
    assert serious_violations(page) == []
    width = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0, f"{page.url} reaches out of the screen"


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_a_cooperative_is_added_changed_withdrawn_and_brought_back(
    opened: Any, api: Api, hall: Hall, size: tuple[int, int]
) -> None:
    page: Page = opened(size, refusals=("422 (Unprocessable Entity)",))
    page.goto(f"/events/{api.event_id}/people")
    sound(page)
    page.get_by_role("button", name="Tambah koperasi").click()
    page.get_by_label("Desa atau kelurahan").fill("pekasirann")
    page.get_by_label("Nama", exact=True).fill("Turyanto")
    page.get_by_label("Nomor HP").fill("0812 3456 7890")
    page.get_by_role("button", name="Tambah koperasi").click()
    page.get_by_role("radio", name="Pekasiran · Batur").check()
    sound(page)
    page.get_by_role("button", name="Tambah koperasi").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Pekasiran")
    page.get_by_label("Jabatan").fill("Ketua")
    page.get_by_role("button", name="Simpan: Turyanto").click()
    expect(page.get_by_role("status")).to_contain_text("Tersimpan")
    expect(page.get_by_text("Diubah: jabatan")).to_be_visible()
    sound(page)
    page.get_by_role("button", name="Undurkan koperasi ini").click()
    page.get_by_role("button", name="Undurkan koperasi ini").click()
    page.get_by_role("button", name="Kembalikan").click()
    expect(page.get_by_role("status")).to_contain_text("Dikembalikan")
    page.goto(f"/events/{api.event_id}/people?q=turianto")
    expect(page.get_by_role("link", name="Pekasiran")).to_be_visible()


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_a_partner_is_away_in_a_slot_and_its_table_gets_a_zone(
    opened: Any, api: Api, hall: Hall, size: tuple[int, int]
) -> None:
    page: Page = opened(size)
    page.goto(f"/events/{api.event_id}/partners?q=meja 1")
    sound(page)
    page.get_by_role("link", name="Mitra 0").click()
    sound(page)
    slot = page.get_by_role("checkbox", name="09.40 –10.00")
    expect(slot).to_be_checked()
    slot.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Simpan kehadiran").click()
    expect(page.get_by_role("checkbox", name="09.40 –10.00")).not_to_be_checked()
    page.goto(f"/events/{api.event_id}/table-plan")
    page.get_by_label("Meja", exact=True).fill("1-2")
    page.get_by_label("Bagian ruang").fill("Kiri")
    page.get_by_role("button", name="Tempatkan").click()
    expect(page.get_by_role("heading", name="Bagian Kiri")).to_be_visible()
    sound(page)
