"""Request documents and their answers."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from scheduler import Placement, Solution, Table, io, solve
from scheduler.cli.answering import ANSWERED
from scheduler.cli.main import main
from scheduler.cli.requests import (
    COMMANDS,
    AlternativesRequest,
    CapacityRequest,
    ExplainRequest,
    MovesRequest,
    RepairRequest,
    SimulateRequest,
)
from scheduler.repairs.stability import Freeze
from tests.scheduler.events import grid, with_tables

HERE = Solution({"v0h0": Placement(0, "t")})
PROBLEM = with_tables(grid(2, 1, 2), Table("t", "h0"))


def answer(command: str, request: object) -> Any:
    """Return the content of the command's answer."""
    document = json.loads(COMMANDS[command](io.dump_document(f"{command}-request", request)))
    assert document["version"] == 1
    kind = document["format"].removeprefix("titik-temu/")
    return document[kind]


def test_repair_answers_with_the_proposal_and_its_changes() -> None:
    closed = with_tables(grid(2, 1, 2), Table("t", "h0", available=frozenset({1})))
    said = answer("repair", RepairRequest(closed, HERE, Freeze(frozenset({0})), time_limit=20))
    assert said["status"] == "optimal"
    assert said["stability"] == [1, 2, 1]
    assert {change["party"] for change in said["changes"]} >= {"v0", "h0"}


def test_moves_answers_with_every_place() -> None:
    said = answer("moves", MovesRequest(PROBLEM, HERE, "v1h0"))
    assert [(move["slot"], move["table"]) for move in said] == [(0, "t"), (1, "t")]


def test_explain_answers_with_a_reason() -> None:
    said = answer("explain", ExplainRequest(PROBLEM, HERE, "v1h0", time_limit=20))
    assert said["reason"] == "could_be_better"
    assert said["displacement"]["solution"]["placements"]["v1h0"] == [1, "t"]


def test_alternatives_answers_with_timetables_apart() -> None:
    asked = AlternativesRequest(PROBLEM, solve(PROBLEM, time_limit=20), count=2, time_limit=20)
    said = answer("alternatives", asked)
    assert [one["apart"] for one in said["found"]] == [[], [2]]
    assert all(one["proven"] for one in said["found"])


def test_capacity_answers_with_points_and_values() -> None:
    said = answer("capacity", CapacityRequest(PROBLEM, more_tables=(0, 1)))
    assert [point["achieved"] for point in said["points"]] == [2, 2]
    assert said["table_values"][0]["host"] == "h0"


def test_simulate_answers_with_robustness_and_advice() -> None:
    said = answer("simulate", SimulateRequest(PROBLEM, HERE, rates=(0.5,), runs=5))
    assert said["robustness"][0]["planned"] == 1
    assert said["overbooking"][0]["table"] == "t"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_document_of_another_kind_is_refused(command: str) -> None:
    with pytest.raises(io.FormatError, match=f"{command}-request"):
        COMMANDS[command](io.dump_problem(PROBLEM))


def test_what_is_misspelt_in_a_request_is_named() -> None:
    text = io.dump_document("repair-request", RepairRequest(PROBLEM, HERE))
    with pytest.raises(io.FormatError, match="published: Field required"):
        COMMANDS["repair"](text.replace('"published"', '"publisched"'))


def test_a_timetable_that_does_not_fit_the_problem_is_refused_in_one_line() -> None:
    request = SimulateRequest(replace(PROBLEM, tables=()), HERE)
    with pytest.raises(ValueError, match="not feasible") as refusal:
        COMMANDS["simulate"](io.dump_document("simulate-request", request))
    assert "\n" not in str(refusal.value)


def test_the_command_line_offers_every_command() -> None:
    assert set(ANSWERED) == set(COMMANDS)


def test_the_command_line_answers_and_refuses_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked, out = tmp_path / "request.json", tmp_path / "answer.json"
    asked.write_text(io.dump_document("moves-request", MovesRequest(PROBLEM, HERE, "v1h0")))
    assert main(["moves", str(asked), "--out", str(out)]) == 0
    assert main(["moves", str(asked)]) == 0
    assert capsys.readouterr().out == out.read_text()
    asked.write_text(io.dump_document("moves-request", MovesRequest(PROBLEM, HERE, "nobody")))
    assert main(["moves", str(asked)]) == 2
    assert "candidate 'nobody' does not exist" in capsys.readouterr().err
