"""An agenda that stays open on a phone: without a network, and where too much is asked."""

import pytest
from playwright.sync_api import Browser, expect
from sqlmodel import col, select

from app.core.database.sessions import transaction
from app.core.http.limits import AttemptLimiter
from app.partners.records import Table
from tests.api import Api
from tests.checkin.hall import Hall
from tests.web.agenda.holding import publish_again
from tests.web.chromium import PHONE, Watched, served


@pytest.mark.browser
def test_an_open_agenda_outlives_the_network_and_learns_of_changes_after_it(
    chromium: Browser, api: Api, hall: Hall
) -> None:
    with served(api.app) as base:
        watched = Watched(chromium, base, PHONE)
        page = watched.page
        page.clock.install()
        page.goto(f"/B/{hall.codes[0]}")
        countdown = page.locator("[data-countdown]")
        expect(countdown).to_contain_text("2:39:")
        watched.go_offline()
        page.clock.run_for(161 * 60 * 1000)
        expect(page.locator(".agenda-next h2")).to_have_text("Sekarang")
        expect(countdown).to_contain_text("Sudah dimulai")
        expect(page.locator(".agenda-table")).to_contain_text("7")
        watched.go_online()
        with transaction(api.engine) as session:
            tables = session.exec(select(Table).order_by(col(Table.number))).all()
            first, _ = publish_again(session, api.event_id, api.now)
            first.table_id, first.partner_id = tables[1].id, tables[1].partner_id
            session.add(first)
        page.clock.run_for(4 * 60 * 1000)
        expect(page.locator(".agenda-next .notice.attention")).to_contain_text("Berubah")
        expect(page.locator(".agenda-table")).to_contain_text("9")
        watched.close()
        assert [one for one in watched.troubles if "DISCONNECTED" not in one] == []


@pytest.mark.browser
def test_a_server_that_is_asked_too_much_takes_no_open_agenda_away(
    chromium: Browser, api: Api, hall: Hall
) -> None:
    with served(api.app) as base:
        watched = Watched(chromium, base, PHONE)
        page = watched.page
        page.clock.install()
        page.goto(f"/B/{hall.codes[0]}")
        api.app.state.agenda_limiter = AttemptLimiter("1/hour")
        api.app.state.agenda_limiter.check("127.0.0.1")
        with page.expect_response(lambda answer: answer.status == 429):
            page.clock.run_for(4 * 60 * 1000)
        expect(page.locator("[data-countdown]")).to_contain_text("2:3")
        watched.close()
