"""The page that a badge opens: its holder's day and nobody else's, and polite refusals."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.badges import tokens
from app.core.database.sessions import transaction
from app.core.http.limits import AttemptLimiter
from app.meetings.agenda.rules import baseline
from app.meetings.records import Timetable, TimetableStatus
from app.partners.records import Table
from tests.api import Api
from tests.checkin.hall import Hall
from tests.conftest import StillClock
from tests.logs import written_logs
from tests.meetings.tables import fact
from tests.web.agenda.holding import API, page, publish_again


def test_the_printed_address_opens_the_next_meeting_and_the_rest_of_the_day(
    api: Api, hall: Hall, phone: TestClient, clock: StillClock
) -> None:
    clock.advance(timedelta(hours=2, minutes=22))  # 09.22 in Banjarnegara
    told = page(phone, hall.codes[0])
    assert "Pengurus 000" in told
    assert "Desa 0, Susukan" in told
    assert "Meja <b>7</b>" in told
    assert "18 menit lagi" in told
    assert "Meja 9 · PT Gas" in told
    assert "Pengurus 001" not in told
    clock.advance(timedelta(minutes=19))
    assert "Sudah dimulai, selesai pukul 10.00" in page(phone, hall.codes[0])
    clock.advance(timedelta(minutes=20))
    told = page(phone, hall.codes[0])
    assert "Meja <b>9</b>" in told
    assert "Selesai" in told
    clock.advance(timedelta(hours=5))
    assert "Tidak ada pertemuan lagi" in page(phone, hall.codes[0])


def test_an_address_in_lower_case_or_with_a_scanners_tail_opens_too(
    hall: Hall, phone: TestClient
) -> None:
    assert phone.get(f"/b/{hall.codes[0].lower()}").status_code == 200
    assert phone.get(f"/B/{hall.codes[0]}%0D").status_code == 200


def test_nothing_of_it_is_kept_indexed_or_told_to_other_sites(
    hall: Hall, phone: TestClient
) -> None:
    for path in (f"/B/{hall.codes[0]}", f"/B/{hall.codes[0]}/agenda.ics", "/B/X"):
        headers = phone.get(path).headers
        assert headers["cache-control"] == "private, no-store"
        assert headers["referrer-policy"] == "no-referrer"
        assert "noindex" in headers["x-robots-tag"]
        assert headers["content-security-policy"].startswith("default-src 'self'")


def test_phone_numbers_and_e_mail_addresses_never_appear(
    api: Api, hall: Hall, phone: TestClient
) -> None:
    for code in hall.codes:
        for told in (page(phone, code), phone.get(API, headers={"X-Badge-Token": code}).text):
            assert "62812" not in told.replace(code, "")
            assert "@" not in told.replace("@media", "")


def test_a_forged_cut_or_foreign_code_is_refused_politely(
    api: Api, hall: Hall, phone: TestClient
) -> None:
    token = tokens.parse(hall.codes[0])
    assert isinstance(token, tokens.BadgeToken)
    forged = tokens.encode(tokens.BadgeToken(token.key_id, token.badge_id, bytes(64)))
    unknown = tokens.encode(tokens.BadgeToken(token.key_id, "0" * 16, token.signature))
    for code in (forged, unknown, hall.codes[0][:60], "x", "%00", "A" * 1_900, "%ED%A0%80"):
        assert "tunjukkan lencana Anda kepada panitia" in page(phone, code, 404)
        answer = phone.get(API, headers={"X-Badge-Token": code})
        assert (answer.status_code, answer.json()["code"]) == (404, "badge_unknown")
    assert phone.get(API).status_code == 404
    assert phone.get("/B/" + "A" * 5_000).status_code == 404


def test_a_revoked_badge_is_gone_at_once(api: Api, hall: Hall, phone: TestClient) -> None:
    assert page(phone, hall.codes[0])
    reissued = api.organizer.post(api.at(f"/badges/{hall.badges[0]}/reissue"))
    assert reissued.is_success
    assert "sudah tidak berlaku" in page(phone, hall.codes[0], 410)
    answer = phone.get(API, headers={"X-Badge-Token": hall.codes[0]})
    assert (answer.status_code, answer.json()["code"]) == (410, "badge_gone")
    assert phone.get(f"/B/{hall.codes[0]}/agenda.ics").status_code == 410


def test_what_changed_since_the_print_is_marked(api: Api, hall: Hall, phone: TestClient) -> None:
    with transaction(api.engine) as session:
        by_table = {m.table_id: m for m in publish_again(session, api.event_id, api.now)}
        first, last = (by_table[table] for table in hall.tables)
        spare = Table(
            event_id=api.event_id, partner_id=first.partner_id, number=12, created_at=api.now
        )
        session.add(spare)
        session.flush()
        first.table_id = spare.id
        session.add(first)
        session.delete(last)
    told = page(phone, hall.codes[0])
    assert "Meja <b>12</b>" in told
    assert "Berubah: semula 09.40, meja 7" in told
    assert "Dibatalkan" in told
    items = phone.get(API, headers={"X-Badge-Token": hall.codes[0]}).json()["items"]
    assert [(item["table_number"], item["change"]) for item in items] == [
        (12, "moved"),
        (9, "cancelled"),
    ]
    assert items[0]["was"]["table_number"] == 7
    assert page(phone, hall.codes[1]).count("Berubah") == 0


def test_what_was_held_is_marked_and_no_longer_next(
    api: Api, hall: Hall, phone: TestClient
) -> None:
    first = api.get(api.organizer, api.at("/meetings"))["items"][0]
    body = fact(first["id"], api.now, status="held")
    api.post(api.organizer, api.at("/meeting-facts"), body)
    told = page(phone, hall.codes[0])
    assert "✓ Terlaksana" in told
    assert "Meja <b>9</b>" in told


def test_the_calendar_is_the_holders_own(hall: Hall, phone: TestClient) -> None:
    answer = phone.get(f"/B/{hall.codes[0]}/agenda.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text.count("BEGIN:VEVENT") == 2
    assert hall.codes[0] not in answer.text
    assert phone.get(f"/B/{hall.codes[1]}/agenda.ics").text.count("BEGIN:VEVENT") == 0


def test_a_holder_without_meetings_is_told_what_to_do(hall: Hall, phone: TestClient) -> None:
    assert "panitia akan memanggil nama desa Anda" in page(phone, hall.codes[1])


def test_the_api_tells_the_same_to_an_application(api: Api, hall: Hall, phone: TestClient) -> None:
    printed = f"HTTPS://TEMU.EXAMPLE.ID/B/{hall.codes[0]}\r\n".strip()
    agenda = phone.get(API, headers={"X-Badge-Token": printed}).json()
    assert agenda["holder"] == {
        "name": "Pengurus 000",
        "cooperative": "KDMP Desa 0",
        "village": "Desa 0",
        "kecamatan": "Susukan",
        "partner": None,
    }
    assert agenda["next_meeting_id"] == agenda["items"][0]["meeting_id"]
    assert [item["table_number"] for item in agenda["items"]] == [7, 9]


def test_openings_from_one_address_are_limited(api: Api, hall: Hall, phone: TestClient) -> None:
    api.app.state.agenda_limiter = AttemptLimiter("2/minute")
    statuses = [phone.get(f"/B/{hall.codes[0]}").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    limited = phone.get(API, headers={"X-Badge-Token": hall.codes[0]})
    assert (limited.status_code, "retry-after" in limited.headers) == (429, True)


def test_the_token_never_reaches_the_log(hall: Hall, phone: TestClient) -> None:
    with written_logs() as logs:
        phone.get(f"/B/{hall.codes[0]}")
        phone.get(f"/B/{hall.codes[0]}/agenda.ics")
        phone.get(f"/B/{hall.codes[0]}/else")
        phone.get(API, headers={"X-Badge-Token": hall.codes[0]})
    assert "/B/{code}" in logs.getvalue()
    assert hall.codes[0][:40] not in logs.getvalue()


DAY = date(2025, 7, 4)


@given(st.lists(st.tuples(st.integers(-72, 30), st.booleans()), min_size=1, max_size=6))
def test_paper_is_of_the_version_that_counted_when_the_day_began(
    history: list[tuple[int, bool]],
) -> None:
    midnight = StillClock.at_event().now() - timedelta(hours=7)
    versions = [
        Timetable(
            event_id=UUID(int=1),
            number=number,
            status=TimetableStatus.SUPERSEDED,
            origin="x",
            created_at=midnight,
            published_at=midnight + timedelta(hours=hours) if published else None,
        )
        for number, (hours, published) in enumerate(history, start=1)
    ]
    published = [v for v in versions if v.published_at is not None]
    if not published:
        assert baseline(versions, versions[0].id, DAY, "Asia/Jakarta") is None
        return
    current = max(published, key=lambda v: (v.published_at, v.number))
    known = baseline(versions, current.id, DAY, "Asia/Jakarta")
    chosen = current if known is None else next(v for v in versions if v.id == known)
    before = [v for v in published if v.published_at and v.published_at < midnight]
    if before:
        assert chosen.published_at == max(v.published_at for v in before if v.published_at)
    else:
        assert chosen.published_at == min(v.published_at for v in published if v.published_at)
