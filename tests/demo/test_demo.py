"""The demo: from the example's lists to documents that agree with the timetable, codes included."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
import zxingcpp
from sqlmodel import col, select

from app.auth.users.service import FIRST_USER
from app.badges.records import Badge
from app.beginnings.sample import banjarnegara, on_day, working_day
from app.console import console
from app.core.database.engine import open_engine
from app.core.database.sessions import transaction
from app.core.locale import Locale
from app.demo.command import MARK, NotADemoFolderError, prepare_folder, print_result, run_demo
from app.demo.pipeline import DemoResult

DOTS_PER_INCH = 100
FILES = {
    *("badges.pdf", "agendas.pdf", "table-sheets.pdf", "timetable.xlsx", "timetable.pdf"),
    *("findings.csv", "problem.json", "solution.json", "summary.json"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def told(folder: Path) -> tuple[DemoResult, str]:
    """The result of the demo, and everything that it wrote to the screen."""
    with console.capture() as written, pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.demo.pipeline.TIME_LIMIT", 15.0)  # of a machine that may be busy
        result = run_demo(folder, port=8000, serve=False)
    return result, written.get()


@pytest.fixture(scope="module")
def result(told: tuple[DemoResult, str]) -> DemoResult:
    return told[0]


def test_the_password_is_printed_last_in_a_frame(
    told: tuple[DemoResult, str], folder: Path
) -> None:
    result, written = told
    before, _, frame = written.partition("╔")
    assert result.password
    assert result.password not in before
    for part in ("Alamat", "http://127.0.0.1:8000", FIRST_USER, "Kata sandi", result.password):
        assert part in frame
    assert frame.rstrip().endswith("╝")
    assert str(folder) in before
    assert result.password not in (folder / "summary.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("locale", "words", "foreign"),
    [
        ("id", ("Pilihan pertama yang terpenuhi", "terbukti terbaik", "koperasi"), "granted"),
        ("en", ("First choices granted", "proven best", "cooperatives"), "koperasi"),
    ],
)
def test_figures_are_printed_in_one_language_and_in_everyday_words(
    result: DemoResult, locale: Locale, words: tuple[str, ...], foreign: str
) -> None:
    with console.capture() as captured:
        print_result(result, locale)
    written = " ".join(captured.get().split())
    for word in words:
        assert word in written
    assert foreign not in written
    assert not re.search(r"[a-z]_[a-z]", written), "a name of the code"


def test_every_file_is_written_long_papers_in_parts(result: DemoResult, folder: Path) -> None:
    names = [path.name for path in result.files]
    assert {re.sub(r"-\d+\.pdf", ".pdf", name) for name in names} == FILES
    assert {"agendas-1.pdf", "agendas-2.pdf"} < set(names)
    assert all((folder / name).stat().st_size > 500 for name in names)


def test_importable_rows_go_in_and_only_those_that_need_a_person_wait(result: DemoResult) -> None:
    by_kind = {item.kind.value: item.result for item in result.lists}
    assert (by_kind["partners"].created, by_kind["partners"].held_back) == (28, 0)
    assert by_kind["attendees"].created == 269
    assert by_kind["attendees"].held_back > 0
    assert len({remark.row for remark in by_kind["attendees"].held}) > 0


def test_the_first_three_tiers_are_proven_and_witnessed(result: DemoResult) -> None:
    assert result.summary is not None
    tiers = {tier.name: tier for tier in result.summary.tiers}
    for name in ("fairness", "first_choices", "satisfaction"):
        assert tiers[name].proven, name
        assert tiers[name].witness, name
    assert sum(share.cooperatives for share in result.summary.by_count) == 269
    assert min(share.meetings for share in result.summary.by_count if share.cooperatives) >= 1


def test_the_schedulers_own_command_line_accepts_the_solution(
    result: DemoResult, folder: Path
) -> None:
    command = [sys.executable, "-m", "scheduler", "check", "problem.json", "solution.json"]
    checked = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_summary_can_be_read_by_programs(result: DemoResult, folder: Path) -> None:
    summary = json.loads((folder / "summary.json").read_text("utf-8"))
    assert summary["timetable"]["meetings"] == result.summary.meetings if result.summary else False
    assert set(summary["seconds"]) >= {"import", "solve", "documents"}


def test_every_printed_badge_is_decoded_by_two_decoders(result: DemoResult, folder: Path) -> None:
    engine = open_engine(f"sqlite:///{folder / 'titik-temu.db'}")
    with transaction(engine, read_only=True) as session:
        issued = set(session.exec(select(Badge.token).where(col(Badge.revoked_at).is_(None))))
    engine.dispose()
    by_zxing: set[str] = set()
    by_opencv: set[str] = set()
    detector = cv2.QRCodeDetectorAruco()
    for quarter in _quarters(folder / "badges.pdf"):
        by_zxing |= {found.text for found in zxingcpp.read_barcodes(quarter)}
        by_opencv.add(detector.detectAndDecode(quarter)[0])
    assert len(issued) == 269 + 28
    assert issued - by_zxing == set()
    assert issued - by_opencv == set()


def _quarters(pdf: Path) -> Iterator[np.ndarray]:
    """Render the sheets at 100 dpi and yield the four badges of each."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        picture = page.render(scale=DOTS_PER_INCH / 72, grayscale=True).to_numpy().squeeze()
        middle, centre = picture.shape[0] // 2, picture.shape[1] // 2
        for rows in (slice(0, middle), slice(middle, None)):
            for columns in (slice(0, centre), slice(centre, None)):
                yield np.ascontiguousarray(picture[rows, columns])


def test_a_folder_with_other_data_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "titik-temu.db").write_text("somebody's")
    with pytest.raises(NotADemoFolderError):
        prepare_folder(tmp_path)
    assert (tmp_path / "titik-temu.db").read_text() == "somebody's"


def test_an_earlier_demo_is_replaced(tmp_path: Path) -> None:
    (tmp_path / MARK).touch()
    (tmp_path / "old.pdf").touch()
    prepare_folder(tmp_path)
    assert not (tmp_path / "old.pdf").exists()


def test_the_event_is_on_the_day_that_it_is_unless_that_is_over_or_a_weekend() -> None:
    event = banjarnegara().event

    def on(moment: str) -> str:
        return working_day(event, datetime.fromisoformat(moment)).isoformat()

    assert on("2026-03-04T08:00:00+07:00") == "2026-03-04"
    assert on("2026-03-03T23:30:00+00:00") == "2026-03-04", "by the event's own clock"
    assert on("2026-03-04T13:39:00+07:00") == "2026-03-04"
    assert on("2026-03-04T13:40:00+07:00") == "2026-03-05", "an hour before the last slot is over"
    assert on("2026-03-04T20:00:00+07:00") == "2026-03-05"
    assert on("2026-03-06T20:00:00+07:00") == on("2026-03-08T08:00:00+07:00") == "2026-03-09"
    moved = on_day(banjarnegara(), date(2026, 3, 9))
    assert (moved.event.day, moved.lists) == (date(2026, 3, 9), banjarnegara().lists)


def test_only_on_a_friday_the_break_is_that_of_the_friday_prayer() -> None:
    def rests(day: date) -> list[str]:
        programme = on_day(banjarnegara(), day).event.programme
        return [one.title_id for one in programme if one.kind == "break"]

    assert rests(date(2026, 3, 9)) == ["Ishoma"]
    assert rests(date(2026, 3, 6)) == ["Salat Jumat dan makan siang"]
