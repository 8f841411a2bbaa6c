"""Benchmarks whose processes begin with their modules imported."""

import multiprocessing

import pytest

from benchmarks import measure, nation
from benchmarks.door_beside import crowd


@pytest.fixture
def imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy the processes of benchmarks from one that has imported what they need.

    That is most of their work where the work itself is small.
    """
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([crowd.__name__, nation.__name__])
    monkeypatch.setattr(measure, "PROCESSES", context)
    monkeypatch.setattr(nation, "PROCESSES", context)
    monkeypatch.setattr(crowd, "PROCESSES", context)
