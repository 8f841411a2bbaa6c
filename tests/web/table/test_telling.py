"""What a partner tells from the page of its table, also while the network is away."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Route, expect

from tests.api import Api
from tests.checkin.hall import furnish
from tests.web.table.test_page import Stand, standing


@pytest.fixture
def stand(chromium: Browser, api: Api) -> Iterator[Stand]:
    with standing(chromium, api, furnish(api.engine, api.event_id, api.now)) as one:
        yield one


@pytest.mark.browser
def test_what_is_told_without_a_network_says_so_and_is_sent_again_with_the_same_key(
    stand: Stand,
) -> None:
    page, keys, lost = stand.page, list[str](), "Belum terkirim. Periksa jaringan, lalu coba lagi."

    def answer(route: Route) -> None:
        if route.request.method == "GET":
            return route.fulfill(json={"items": []})
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) == 1:
            return route.abort("internetdisconnected")
        return route.fulfill(json={"sentence": "Tercatat."}, status=201)

    page.route("**/host/changes", answer)
    page.route("**/consequences", lambda route: route.abort("internetdisconnected"))
    page.get_by_role("button", name="Kabari panitia").click()
    page.get_by_label("Kami pulang").check()
    page.get_by_role("button", name="Lihat akibatnya").click()
    expect(page.locator("#telling-note")).to_have_text(lost)
    page.unroute("**/consequences")
    page.route("**/consequences", lambda route: route.fulfill(json={"sentences": ["Begini."]}))
    page.get_by_role("button", name="Lihat akibatnya").click()
    send = page.get_by_role("button", name="Kirim kepada panitia")
    send.click()
    expect(page.locator("#telling-note")).to_have_text(lost)
    send.click()
    expect(page.locator("#telling-done")).to_have_text("Tercatat.")
    assert keys[0] == keys[1]
