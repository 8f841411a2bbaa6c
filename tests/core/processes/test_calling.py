"""Work in a process of its own: it answers, or there is an error that says why not, and it ends."""

import os
import pickle
import posix
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.core.processes import calling
from app.core.processes.calling import call_apart
from app.core.processes.child import GIVING_WAY
from app.core.processes.process import (
    Bounds,
    LostError,
    Process,
    Stop,
    TooHeavyError,
    TooSlowError,
)

BOUNDS = Bounds(
    processor_seconds=20, memory_bytes=1_000_000_000, seconds=60.0, answer_bytes=1_000_000
)
LONG = 3_600.0
pytestmark = pytest.mark.usefixtures("started_anew")
PATIENCE = 60.0
"""Seconds after which a test that would hang fails."""


def test_the_answer_is_that_of_the_function() -> None:
    assert call_apart(bytes, [1, 2, 3], bounds=BOUNDS) == b"\x01\x02\x03"
    assert call_apart(bytes, 300_000, bounds=BOUNDS) == bytes(300_000)


def test_more_is_told_and_answered_than_a_pipe_holds() -> None:
    told = os.urandom(900_000)
    assert call_apart(bytes, told, bounds=BOUNDS) == told


@pytest.mark.parametrize(
    ("call", "bounds", "expected"),
    [
        ((int, "no number"), BOUNDS, LostError),
        # os._exit is another function while coverage is measured
        ((posix._exit, 3), BOUNDS, LostError),
        ((os.abort,), BOUNDS, LostError),
        ((bytes, 2_000_000_000), BOUNDS, TooHeavyError),
        ((bytes, 1_000_001), BOUNDS, TooHeavyError),
        ((sum, range(10**12)), replace(BOUNDS, processor_seconds=1), TooSlowError),
        ((time.sleep, LONG), replace(BOUNDS, seconds=0.5), TooSlowError),
    ],
    ids=["error", "exit", "abort", "memory", "answer", "processor", "hanging"],
)
def test_without_an_answer_the_error_says_why(
    call: tuple[Callable[..., bytes], object], bounds: Bounds, expected: type[Exception]
) -> None:
    with pytest.raises(expected):
        call_apart(*call, bounds=bounds)


def test_a_process_that_is_killed_is_lost() -> None:
    def kill(stop: Stop) -> None:
        stop()

    with pytest.raises(LostError):
        call_apart(time.sleep, LONG, bounds=BOUNDS, started=kill)  # type: ignore[arg-type]


def test_it_gives_way_to_other_processes_and_ends_with_its_caller() -> None:
    told = pickle.dumps((time.sleep, (LONG,)))
    with Process(calling.__name__, told, BOUNDS) as process:
        until = time.monotonic() + PATIENCE
        usual = os.getpriority(os.PRIO_PROCESS, 0)
        wanted = min(usual + GIVING_WAY, 19)
        while os.getpriority(os.PRIO_PROCESS, process.pid) != wanted:
            assert time.monotonic() < until
            time.sleep(0.01)
    with pytest.raises(ProcessLookupError):
        os.kill(process.pid, 0)


def test_it_knows_no_secret_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TITIK_TEMU_METRICS_TOKEN", "secret")
    assert call_apart(os.getenvb, b"TITIK_TEMU_METRICS_TOKEN", b"none", bounds=BOUNDS) == b"none"
