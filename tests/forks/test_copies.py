"""A copy behaves as the process that the application starts."""

import json
import os
import random
import subprocess
import sys
import time
from dataclasses import replace
from typing import Any

import pytest

from app.core.processes.calling import call_apart
from app.core.processes.process import Bounds, LostError, Process, TooSlowError
from tests.economies import MEASURED
from tests.forks.copies import Copy

BOUNDS = Bounds(
    processor_seconds=20, memory_bytes=1_000_000_000, seconds=120.0, answer_bytes=1_000_000
)
LONG = 3_600.0
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or MEASURED in os.environ, reason="processes are started anew"
)


def itself() -> bytes:
    """Return what a process is to others and to what runs in it."""
    found: dict[str, Any] = {
        "leads": (os.getpgid(0), os.getsid(0)) == (os.getpid(), os.getpid()),
        "environment": dict(os.environ),
        "arguments": sys.argv[1:],
        "folder": os.getcwd(),
        "main": getattr(sys.modules["__main__"].__spec__, "name", ""),
        "streams": sorted(os.readlink(f"/proc/self/fd/{n}").partition(":")[0] for n in range(3)),
        "open": len(os.listdir("/proc/self/fd")),
        "threads": len(os.listdir("/proc/self/task")),
        "nice": os.nice(0),
    }
    return json.dumps(found).encode()


def test_a_copy_is_as_one_started_anew(request: pytest.FixtureRequest) -> None:
    copied = json.loads(call_apart(itself, bounds=BOUNDS))
    request.getfixturevalue("started_anew")
    anew = json.loads(call_apart(itself, bounds=BOUNDS))
    assert copied == anew
    assert copied["threads"] == 1  # another would not be in a copy


def test_copies_are_different_processes_that_draw_different_numbers() -> None:
    drawn = {call_apart(drawing, bounds=BOUNDS) for _ in range(3)}
    assert len(drawn) == 3


def drawing() -> bytes:
    return random.randbytes(16)


def test_the_end_of_a_copy_is_told_with_its_code() -> None:
    with pytest.raises(LostError):
        call_apart(os._exit, 3, bounds=BOUNDS)
    with pytest.raises(TooSlowError):
        call_apart(time.sleep, LONG, bounds=replace(BOUNDS, seconds=0.5))  # type: ignore[arg-type]


def test_a_copy_is_ended_and_is_no_more() -> None:
    with Process("app.core.processes.calling", b"", replace(BOUNDS, seconds=LONG)) as process:
        copy: Any = process._process
        assert isinstance(copy, Copy)
        with pytest.raises(subprocess.TimeoutExpired):
            copy.wait(0.1)
        process.kill()
        assert copy.wait() == -9
    with pytest.raises(ProcessLookupError):
        os.kill(copy.pid, 0)
