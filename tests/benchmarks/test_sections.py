import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from benchmarks.__main__ import main
from benchmarks.nation import regencies
from benchmarks.report import BEGIN, END
from benchmarks.report import main as report

INSTANCE = """nBusiness = 3; nMeetings = 2; nTables = 1; nTotalSlots = 3; nMorningSlots = 3;
requested = [|1,2,3|1,3,3|]; forbidden = [{2}, {}, {}]; fixed = [0,0]; precedences = [{},{}];
"""


def test_the_real_numbers_of_villages_are_there() -> None:
    assert len(regencies()) == 514
    assert sum(regency.villages for regency in regencies()) == 83_762


@pytest.mark.usefixtures("imported")
def test_a_quick_run_gives_tables_figures_and_pictures_again_from_the_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures, pictures, page = tmp_path / "f.json", tmp_path / "pictures", tmp_path / "page.md"
    chosen = ["--only", "banjarnegara", "--only", "ladder", "--only", "nation"]
    assert main(["--quick", *chosen, "--json", str(figures), "--pictures", str(pictures)]) == 0
    tables = capsys.readouterr().out
    for name in ("registration order", "round robin", "HiGHS", "80 x 12 x 6", "The nation"):
        assert name in tables
    sections = json.loads(figures.read_text("utf-8"))["sections"]
    assert sections["nation"]["certified"] == sections["nation"]["events"] == 6
    assert {run["method"] for run in sections["banjarnegara"]["runs"] if run["proven"]} >= {
        "ours, tiers 1-3"
    }
    drawn = {path.name: path.read_text("utf-8") for path in pictures.iterdir()}
    assert set(drawn) == {"search-trace.svg", "meetings-per-visitor.svg", "timetable.svg"}
    for svg in drawn.values():
        ElementTree.fromstring(svg)  # noqa: S314 - our own text

    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", "utf-8")
    again = tmp_path / "again"
    assert report([str(figures), "--page", str(page), "--pictures", str(again)]) == 0
    assert page.read_text("utf-8") == f"before\n{BEGIN}\n\n{tables}\n{END}\nafter\n"
    assert {path.name: path.read_text("utf-8") for path in again.iterdir()} == drawn


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    figures, page = tmp_path / "f.json", tmp_path / "page.md"
    machine = {"cores": 1, "python": "3", "ortools": "9", "load": 0.0}
    figures.write_text(json.dumps({"machine": machine, "quick": True, "sections": {}}), "utf-8")
    page.write_text("text\n", "utf-8")
    assert report([str(figures), "--page", str(page)]) == 2
    assert page.read_text("utf-8") == "text\n"


@pytest.mark.usefixtures("imported")
def test_repairs_are_measured_beside_what_no_timetable_can_avoid(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--quick", "--only", "repair"]) == 0
    assert "absences, table, walk-ins | 3 |" in capsys.readouterr().out


def test_without_a_folder_instances_are_skipped_and_the_table_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--only", "b2bsp"]) == 0
    assert "Skipped: no folder of instances was named" in capsys.readouterr().out
    assert main(["--only", "b2bsp", "--b2bsp", str(tmp_path)]) == 0
    assert "holds no instances" in capsys.readouterr().out


@pytest.mark.parametrize(("optimum", "code"), [("1", 0), ("0", 1)])
def test_an_instance_is_measured_and_held_against_what_was_published(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], optimum: str, code: int
) -> None:
    (tmp_path / "small.dzn").write_text(INSTANCE, "utf-8")
    (tmp_path / "published.csv").write_text(
        f"instance,spread_d,optimum_breaks\nsmall,2,{optimum}\n", "utf-8"
    )
    figures = tmp_path / "f.json"
    told = main(["--only", "b2bsp", "--b2bsp", str(tmp_path), "--json", str(figures)])
    assert told == code
    section = json.loads(figures.read_text("utf-8"))["sections"]["b2bsp"]
    run = next(run for run in section["runs"] if run["method"] == "ours")
    assert (run["status"], run["breaks"]) == ("optimal", 1)
    assert 0 < run["first_schedule_seconds"] <= run["seconds"]
    assert ("wrong claims: none" in capsys.readouterr().out) == (code == 0)
