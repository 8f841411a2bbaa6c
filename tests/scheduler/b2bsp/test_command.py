import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from scheduler.b2bsp import command, reader
from scheduler.b2bsp.checker import breaks_of, violations
from scheduler.b2bsp.instance import Instance
from scheduler.b2bsp.portfolio import minimise
from scheduler.b2bsp.state import Outcome
from scheduler.cli.main import main
from tests.scheduler.b2bsp.test_reader import SMALL
from tests.shared_data import b2bsp_file


def test_the_command_prints_one_line_that_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "small.dzn"
    path.write_text(SMALL.replace("{1..2}", "{0}"), encoding="utf-8")
    assert main(["b2bsp", str(path), "--time-limit", "20", "--spread", "1"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    instance = reader.read(path, 1)
    schedule = [slot - 1 for slot in told["schedule"]]
    assert told["name"] == "small"
    assert (told["status"], told["breaks"], told["bound"]) == ("optimal", 1, 1)
    assert violations(instance, schedule) == []
    assert sum(breaks_of(instance, schedule)) == 1


def test_the_command_says_that_nothing_is_possible(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "small.dzn"
    path.write_text(SMALL.replace("[0,0,4]", "[4,3,4]"), encoding="utf-8")
    assert main(["b2bsp", str(path)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], told["breaks"], told["schedule"]) == ("infeasible", None, None)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_search_and_the_best_so_far_is_printed(
    tmp_path: Path, number: signal.Signals
) -> None:
    path = tmp_path / "crowded.dzn"
    path.write_text(_crowded(), encoding="utf-8")
    arguments = [sys.executable, "-m", "scheduler", "b2bsp", str(path), "--time-limit", "300"]
    with subprocess.Popen(
        [*arguments, "--narrate"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        while json.loads(running.stderr.readline())["breaks"] is None:
            pass
        running.send_signal(number)
        told = json.loads(running.communicate()[0])
    assert running.returncode == 0
    assert (told["status"], len(told["schedule"])) == ("feasible", 100)


def test_the_time_limit_covers_reading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(path: Path, spread: int) -> Instance:
        time.sleep(1.0)
        return reader.read(path, spread)

    given: list[float] = []

    def seconds_left(instance: Instance, *, time_limit: float, **_: object) -> Outcome:
        given.append(time_limit)
        return Outcome("unknown", None, None, 0, 0.0)

    monkeypatch.setattr(command, "read", slowly)
    monkeypatch.setattr(command, "minimise", seconds_left)
    path = tmp_path / "small.dzn"
    path.write_text(SMALL, encoding="utf-8")
    assert main(["b2bsp", str(path), "--time-limit", "5"]) == 0
    assert json.loads(capsys.readouterr().out)["seconds"] >= 1.0
    assert given[0] <= 4.0


def _crowded() -> str:
    """Each of 10 meets each of 10 others, in few slots at few tables: not proven in a moment."""
    rows = "|".join(f"{a},{b},3" for a in range(1, 11) for b in range(11, 21))
    return f"""nBusiness = 20; nMeetings = 100; nTables = 8; nTotalSlots = 13; nMorningSlots = 6;
    requested = [|{rows}|]; forbidden = [{", ".join(["{}"] * 20)}];
    fixed = [{", ".join("0" * 100)}]; precedences = [{", ".join(["{}"] * 100)}];"""


def test_a_file_that_cannot_be_used_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.dzn"
    bad.write_bytes(b"nTables = \xff")
    for path in (bad, tmp_path / "none.dzn"):
        assert main(["b2bsp", str(path)]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("b2bsp: ")
        assert path.name in line


@pytest.mark.parametrize(
    ("name", "status", "breaks"),
    [
        ("tic-12.fixed020-Forb", "optimal", 1),
        ("tic-12.forb0003", "infeasible", None),
        ("forumt-14crafc.original", "optimal", 5),
    ],
)
def test_published_instances_have_their_published_optimum(
    name: str, status: str, breaks: int | None
) -> None:
    instance = reader.read(b2bsp_file(f"{name}.dzn"), spread=2)
    outcome = minimise(instance, time_limit=60)
    assert (outcome.status, outcome.breaks) == (status, breaks)
