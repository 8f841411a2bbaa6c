import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from scheduler import Lock, Solution, io
from scheduler.cli.main import main
from tests.scheduler.events import grid

RANDOM = "random --visitors 12 --hosts 3 --slots 4 --requests 30 --seats 1 --seed {} --out {}"


@pytest.fixture
def event(tmp_path: Path) -> Path:
    path = tmp_path / "problem.json"
    assert main(RANDOM.format(3, path).split()) == 0
    return path


def test_random_events_are_the_same_for_the_same_seed(event: Path, tmp_path: Path) -> None:
    again, other = tmp_path / "again.json", tmp_path / "other.json"
    main(RANDOM.format(3, again).split())
    main(RANDOM.format(4, other).split())
    assert again.read_bytes() == event.read_bytes()
    assert other.read_bytes() != event.read_bytes()
    assert len(io.load_problem(event.read_bytes()).candidates) == 30


def test_solve_writes_a_result_that_check_accepts(
    event: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "result.json"
    assert main(["solve", str(event), "--time-limit", "5", "--seed", "1", "--out", str(out)]) == 0
    assert "fairness: " in capsys.readouterr().out
    assert main(["check", str(event), str(out)]) == 0
    assert "the certificate holds" in capsys.readouterr().out


def test_solve_without_out_prints_the_result(
    event: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["solve", str(event), "--time-limit", "5"]) == 0
    result = io.load_result(capsys.readouterr().out)
    assert result.solution is not None


def test_check_of_a_bad_solution_names_the_violations_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    problem, solution = tmp_path / "p.json", tmp_path / "s.json"
    problem.write_text(io.dump_problem(grid()))
    solution.write_text(
        '{"format":"titik-temu/solution","version":1,'
        '"solution":{"placements":{"v0h0":[0,null],"v0h1":[0,null]}}}'
    )
    assert main(["check", str(problem), str(solution)]) == 1
    assert "over_capacity: party 'v0': 2 meetings in slot 0" in capsys.readouterr().out
    solution.write_text(io.dump_solution(Solution()))
    assert main(["check", str(problem), str(solution)]) == 0


def test_check_says_what_rests_on_the_solvers_word_and_refuses_it_if_strict(
    event: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "result.json"
    main(["solve", str(event), "--time-limit", "5", "--out", str(out)])
    document = json.loads(out.read_text())
    del document["result"]["tiers"][2]["witness"]
    out.write_text(json.dumps(document))
    capsys.readouterr()
    assert main(["check", str(event), str(out)]) == 0
    assert "the certificate holds: on the solver's word" in capsys.readouterr().out
    assert main(["check", "--strict", str(event), str(out)]) == 1


def test_check_of_a_forged_result_fails(
    event: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "result.json"
    main(["solve", str(event), "--time-limit", "5", "--out", str(out)])
    document = json.loads(out.read_text())
    document["result"]["tiers"][2]["value"][0] += 1
    out.write_text(json.dumps(document))
    assert main(["check", str(event), str(out)]) == 1
    assert "error: satisfaction: the value is" in capsys.readouterr().out


def test_infeasible_problems_end_with_1_and_say_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "p.json"
    problem = replace(grid(), locks=(Lock("v0h0", 0), Lock("v0h1", 0)))
    path.write_text(io.dump_problem(problem))
    assert main(["solve", str(path), "--time-limit", "5", "--out", str(tmp_path / "r.json")]) == 1
    assert "party 'v0' has 2 meetings locked to slot 0" in capsys.readouterr().out


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[]", b'{"format": "titik-temu/problem"}', b"PK\x03\x04"]
)
def test_bad_files_end_with_2_and_one_line(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)
    assert main(["solve", str(path)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_missing_files_and_impossible_numbers_end_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["solve", str(tmp_path / "none.json")]) == 2
    assert "No such file" in capsys.readouterr().err
    too_many = "random --visitors 2 --hosts 2 --slots 1 --requests 5 --seats 1 --out"
    assert main([*too_many.split(), str(tmp_path / "x.json")]) == 2
    assert "5 requests exceed the 2 x 2 pairs" in capsys.readouterr().err
    with pytest.raises(SystemExit) as ended:
        main(["solve", "x.json", "--time-limit", "-1"])
    assert ended.value.code == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_solve_that_is_told_to_stop_writes_the_best_so_far(
    number: signal.Signals, tmp_path: Path
) -> None:
    problem, out = tmp_path / "problem.json", tmp_path / "result.json"
    event = "random --visitors 150 --hosts 20 --slots 16 --requests 800 --seats 2 --seed 3 --out"
    main([*event.split(), str(problem)])
    command = [sys.executable, "-m", "scheduler", "solve", str(problem), "--time-limit", "600"]
    with subprocess.Popen([*command, "--out", str(out)], stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr is not None
        while "compactness" not in run.stderr.readline():
            pass
        run.send_signal(number)
        run.stderr.read()
    assert run.returncode == 0
    result = io.load_result(out.read_bytes())
    assert (result.status, result.solution is None) == ("stopped", False)
