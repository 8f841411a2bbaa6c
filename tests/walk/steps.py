"""The steps of the walk, in the order in which the pages lead through them."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

import pypdfium2
from playwright.sync_api import Locator, expect

from tests.walk.officer import PATIENCE, Officer

CHOSEN: Final = "kata sandi panitia"
KINDS: Final = ("attendees", "partners", "requests")
_MOST_WAITING: Final = 60


def _friday_ahead() -> date:
    """A Friday that is some months away whenever the walk is taken."""
    ahead = datetime.now(UTC).date() + timedelta(days=200)
    return ahead + timedelta(days=(calendar.FRIDAY - ahead.weekday()) % 7)


@dataclass(frozen=True)
class Lists:
    """Three lists, and what the officer knows of rows that wait: words of a choice, or a name."""

    files: Mapping[str, Path]
    known: Mapping[str, Mapping[int, str]]
    villages: tuple[str, ...]
    """Some of which badges and agendas must speak."""
    day: str = _friday_ahead().isoformat()


def log_in(officer: Officer, password: str) -> None:
    """Log in with the password that was shown, which has to be changed at once."""
    officer.page.goto("/")
    officer.looks("login")
    officer.fill("Nama pengguna", "panitia")
    officer.fill("Kata sandi", password)
    officer.follow(officer.button("Masuk"))
    officer.looks("account")
    officer.fill("Kata sandi sekarang", password)
    officer.fill("Kata sandi baru", CHOSEN)
    officer.follow(officer.button("Ganti kata sandi"))


def begin_event(officer: Officer, name: str, day: str) -> None:
    """Make the event from the template that is offered first."""
    officer.looks("events")
    officer.follow(officer.button("Buat acara"))
    officer.looks("new-event")
    officer.fill("Nama acara", name)
    officer.fill("Tanggal", day)
    officer.fill("Kabupaten/kota 1", "Banjarnegara")
    officer.follow(officer.button("Buat acara"))


def bring_in(officer: Officer, lists: Lists) -> list[int]:
    """Bring the lists in, settling every row that waits; return the rows that were settled."""
    settled: list[int] = []
    officer.looks("home")
    officer.follow(officer.button("Masukkan daftar"))
    for kind in KINDS:
        officer.looks(f"lists-before-{kind}")
        control = officer.page.locator(f"#{kind} input[type=file]")
        officer.choose_file(control, lists.files[kind])
        officer.looks(f"list-of-{kind}")
        settled += settle(officer, lists.known.get(kind, {}))
        officer.looks(f"settled-{kind}")
        officer.follow(officer.button("Terapkan"))
        officer.looks(f"apply-{kind}")
        officer.follow(officer.button("Terapkan"))
        expect(officer.page.get_by_text("0 masih menunggu")).to_be_visible()
        officer.looks(f"applied-{kind}")
        if kind != KINDS[-1]:
            officer.follow(go_on(officer, kind))
    return settled


def go_on(officer: Officer, kind: str) -> Locator:
    """Return what leads from a list that is applied to the next one, as the pages offer it."""
    if kind == KINDS[0]:
        return officer.button("Lanjut: daftar mitra")
    return officer.page.get_by_role("link", name="Daftar", exact=True).last


def settle(officer: Officer, known: Mapping[int, str]) -> list[int]:
    """Settle the first row that waits, with those that are alike, until none does."""
    settled: list[int] = []
    rows = officer.page.locator("article.list-waiting")
    while rows.count():
        assert len(settled) < _MOST_WAITING, settled
        heading = rows.first.get_by_role("heading").inner_text()
        number = re.search(r"\d+", heading)
        assert number, heading
        settled.append(int(number[0]))
        _settle_one(officer, rows.first, known.get(settled[-1], ""))
    return settled


def _settle_one(officer: Officer, row: Locator, known: str) -> None:
    choices = row.locator(".list-choices button")
    if known and choices.filter(has_text=known).count():
        officer.follow(choices.filter(has_text=known).first)
    elif choices.count():
        officer.follow(choices.first)
    elif known:
        officer.fill("Nama", known, within=row)
        officer.follow(row.get_by_role("button", name="Simpan isian"))
    else:
        officer.press(row.get_by_text("Jangan masukkan baris ini"))
        officer.follow(row.get_by_role("button", name="Jangan masukkan", exact=True))


def prepare_requests(officer: Officer) -> None:
    """Derive requests from needs and offers, after seeing what that changes."""
    officer.follow(officer.button("Lanjut: permintaan"))
    expect(officer.page.locator(".matrix [data-line]").first).to_be_visible(timeout=PATIENCE)
    officer.looks("requests")
    officer.follow(officer.button("Susun dari kebutuhan"))
    officer.looks("derive")
    officer.follow(officer.button("Terapkan"))
    expect(officer.page.locator(".matrix [data-line]").first).to_be_visible(timeout=PATIENCE)
    officer.looks("derived")


def solve(officer: Officer) -> None:
    """Let the computer search for a short while, and read what it says of the result."""
    officer.follow(officer.button("Lanjut: susun jadwal"))
    officer.looks("solve")
    officer.press(officer.page.get_by_label("Sebentar"))
    officer.follow(officer.button("Susun jadwal"))
    expect(officer.page.locator("#certificate")).to_be_visible(timeout=2 * PATIENCE)
    officer.looks("solved")


def move_and_publish(officer: Officer, *, move: bool) -> None:
    """Look at the timetable, move a meeting, and publish."""
    officer.follow(officer.button("Lanjut: lihat jadwalnya"))
    officer.looks("timetable")
    version = 1
    if move:
        officer.move_a_meeting()
        version = 2
        expect(officer.page.get_by_text(f"versi {version} (rancangan)")).to_be_visible()
        officer.looks("moved")
    officer.follow(officer.button("Terbitkan jadwal"))
    officer.looks("publish")
    officer.follow(officer.button(f"Terbitkan versi {version}"))
    expect(officer.page.get_by_text(f"versi {version} (terbit)")).to_be_visible()
    officer.looks("published")


def fetch_papers(officer: Officer, people: int, names: tuple[str, ...]) -> None:
    """Issue the badges, and fetch badges and agendas as files that hold what they should."""
    officer.follow(officer.button("Lanjut: lencana dan cetakan"))
    officer.looks("papers")
    officer.follow(officer.button(f"Terbitkan {people} lencana"))
    expect(officer.page.get_by_text(f"{people} lencana diterbitkan")).to_be_visible()
    officer.looks("papers-issued")
    for title, a_file in (("Lencana A6", 400), ("Agenda koperasi", 200)):
        paper = officer.page.locator(".papers li").filter(has_text=title)
        fetch = paper.get_by_role("button", name="Unduh PDF")
        files = [fetch] if people <= a_file else prepared(officer, fetch)
        told = ""
        for link in files:
            with officer.downloading(link) as file:
                told += f"{text_of(Path(file.path()))} "
        assert [name for name in names if name not in told] == [], title


def prepared(officer: Officer, fetch: Locator) -> list[Locator]:
    """Have a paper of more than a hundred pages prepared; return the links to its files."""
    officer.follow(fetch)
    officer.looks("long")
    officer.follow(officer.button("Siapkan berkas"))
    files = officer.page.locator(".paper-files").first.get_by_role("link")
    expect(files.first).to_be_visible(timeout=2 * PATIENCE)
    officer.looks("prepared")
    return files.all()


def walk(officer: Officer, password: str, lists: Lists, *, people: int, move: bool) -> list[int]:
    """Go all the way to papers; return the rows that were settled.

    Without `people`, who need badges, the walk ends when the timetable is published.
    """
    log_in(officer, password)
    begin_event(officer, "Kontak Bisnis Banjarnegara", lists.day)
    settled = bring_in(officer, lists)
    prepare_requests(officer)
    solve(officer)
    move_and_publish(officer, move=move)
    if people:
        fetch_papers(officer, people, lists.villages)
    return settled


def text_of(file: Path) -> str:
    """Return everything that a PDF says; fails unless it is one."""
    with pypdfium2.PdfDocument(file) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return " ".join(" ".join(pages).split())
