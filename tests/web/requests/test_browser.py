"""The matrix in a real browser: by keys and by mouse, with a conflict, and derived by a preview."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.api import Api
from tests.meetings.hall import Hall, fill
from tests.web.axe import serious_violations
from tests.web.chromium import PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def hall(api: Api) -> Hall:
    return fill(api.engine, api.event_id, api.now, cooperatives=130, partners=30)


def cell(page: Page, line: int, column: int) -> Any:
    return page.locator(f'.matrix [data-line="{line}"][data-column="{column}"]')


def saved(page: Page) -> None:
    expect(page.locator(".matrix .pending")).to_have_count(0)


def test_pairs_are_required_forbidden_ranked_undone_and_derived_by_keys(
    api: Api, hall: Hall, opened: Any
) -> None:
    page = opened(bypass_csp=True)
    page.goto(f"/events/{api.event_id}/requests")
    cell(page, 1, 0).click()
    expect(cell(page, 1, 0)).to_be_focused()
    page.keyboard.press("r")
    expect(cell(page, 1, 0)).to_have_class(re.compile(r"\block\b"))
    page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Larang (F)").click()
    expect(cell(page, 1, 1)).to_be_focused()  # so that keys go on after a click
    expect(cell(page, 1, 1)).to_have_class(re.compile(r"\bblock\b"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("2")
    saved(page)
    expect(cell(page, 1, 2)).to_have_text("902")
    page.keyboard.press("u")
    expect(cell(page, 1, 2)).to_have_text("")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Delete")
    saved(page)
    expect(cell(page, 1, 1)).to_have_text("")
    page.reload()
    cell(page, 1, 1).click()
    expect(cell(page, 1, 1)).to_be_focused()
    page.keyboard.press("u")
    expect(cell(page, 1, 1)).to_have_class(re.compile(r"\bblock\b"))
    page.keyboard.press("Delete")
    saved(page)
    expect(cell(page, 1, 1)).to_have_text("")
    locks = api.get(api.viewer, api.at("/locks"))["items"]
    assert [(one["kind"], one["cooperative_id"]) for one in locks] == [
        ("lock", str(hall.cooperatives[0]))
    ]
    assert serious_violations(page) == []
    page.get_by_role("button", name="Susun dari kebutuhan").press("Enter")
    expect(page.get_by_role("heading", name="Susun dari kebutuhan")).to_be_visible()
    assert serious_violations(page) == []
    page.get_by_role("button", name="Terapkan").press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Permintaan tersusun")
    expect(page.locator(".matrix-cell[data-heat]").first).to_be_visible()
    expect(page.locator(".matrix-partner.over").first).to_be_visible()
    foot = "one => Math.round(one.getBoundingClientRect().bottom)"
    head = page.locator(".matrix-head").evaluate(foot)
    feet = page.locator(".matrix-partner").evaluate_all(f"all => all.map({foot})")
    assert max(feet) <= head, "the figures of all partners stand within the head"


def test_a_key_pressed_before_its_row_has_come_counts(api: Api, hall: Hall, opened: Any) -> None:
    page = opened()
    held: list[Route] = []
    rows = re.compile(r"/request-matrix/rows\?")

    def hold(request: Route) -> None:
        held.append(request)

    page.route(rows, hold)
    with page.expect_request(rows):
        page.goto(f"/events/{api.event_id}/requests")
    cell(page, 1, 0).click()
    page.keyboard.press("r")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("f")
    assert held, "the rows are on their way"
    for request in held:
        request.continue_()
    expect(cell(page, 1, 0)).to_have_class(re.compile(r"\block\b"))
    expect(cell(page, 1, 1)).to_have_class(re.compile(r"\bblock\b"))
    saved(page)
    assert len(api.get(api.viewer, api.at("/locks"))["items"]) == 2


def test_rows_come_as_they_are_scrolled_to_and_groups_fold(
    api: Api, hall: Hall, opened: Any
) -> None:
    page = opened(PHONE)
    page.goto(f"/events/{api.event_id}/requests")
    expect(page.get_by_role("rowheader", name="Desa 0", exact=True)).to_be_visible()
    assert page.locator(".matrix-row").count() < 60, "only what is in sight is in the document"
    page.get_by_label("Kecamatan").select_option("Kecamatan 1")
    expect(page.get_by_role("rowheader", name="Desa 1", exact=True)).to_be_visible()
    group = page.get_by_role("rowheader", name="Kecamatan 1 · 65 koperasi")
    group.click()
    expect(group).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("rowheader", name="Desa 1", exact=True)).to_have_count(0)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("End")
    expect(page.locator(".matrix .chosen[data-column='29']")).to_be_focused()


def test_a_kecamatan_chosen_before_the_matrix_is_there_is_shown_by_it(
    api: Api, hall: Hall, opened: Any
) -> None:
    page = opened(PHONE)
    held: list[Route] = []
    page.route("**/request-matrix", lambda route: held.append(route))  # noqa: PLW0108
    with page.expect_request("**/request-matrix"):
        page.goto(f"/events/{api.event_id}/requests")
    page.get_by_label("Kecamatan").select_option("Kecamatan 1")
    held[0].continue_()
    expect(page.get_by_role("rowheader", name="Desa 1", exact=True)).to_be_visible()


def test_a_row_that_somebody_else_changed_is_told_and_shown_anew(
    api: Api, hall: Hall, opened: Any
) -> None:
    page = opened(refusals=("412 (Precondition Failed)",))
    page.goto(f"/events/{api.event_id}/requests")
    expect(page.get_by_role("rowheader", name="Desa 0", exact=True)).to_be_visible()
    cell(page, 1, 0).click()
    other = {
        "cooperative_id": str(hall.cooperatives[0]),
        "partner_id": str(hall.partners[1]),
        "kind": "block",
    }
    api.post(api.organizer, api.at("/locks"), other)
    page.keyboard.press("r")
    expect(page.locator(".matrix-dock [role=status]")).to_contain_text("Orang lain baru saja")
    expect(cell(page, 1, 0)).to_have_text("")
    expect(cell(page, 1, 1)).to_have_class(re.compile(r"\bblock\b"))
    page.keyboard.press("r")
    expect(cell(page, 1, 0)).to_have_class(re.compile(r"\block\b"))
