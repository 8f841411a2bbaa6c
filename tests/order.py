"""A pytest plugin: what takes longest begins first, so that all workers end together.

Workers are given whole files one after the other. A long file begun last would be waited for alone;
of one whose tests share nothing, each test is given by itself.
"""

from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

LONGEST_FIRST = (
    "tests/contract/test_schemathesis.py",
    "tests/walk/",
    "tests/durability/",
    "tests/contract/",
    "tests/demo/",
    "tests/benchmarks/",
    "tests/hall/",
    "tests/scheduler/search/",
    "tests/web/scanner/",
    "tests/web/signage/",
    "tests/web/",
    "tests/devices/",
    "tests/auth/",
    "tests/checkin/",
    "tests/scheduler/",
)
"""Files and folders whose files take longest, most of the time waiting for processes of their own.

Whatever has a file that takes half a minute stands here: at the end of a run the others would wait
for it.
"""

TEST_BY_TEST = (
    "tests/contract/test_schemathesis.py",
    "tests/walk/test_walk.py",
    "tests/durability/test_killed_workers.py",
    "tests/durability/test_shutdown_drain.py",
    "tests/auth/test_permissions.py",
)
"""Files that take long, each of whose tests makes all that it needs."""


def given_with(nodeid: str) -> str:
    """Return what a test has in common with all that are given to the same worker at once."""
    return nodeid if nodeid.startswith(TEST_BY_TEST) else nodeid.partition("::")[0]


class Sharing(LoadFileScheduling):  # type: ignore[misc]
    """Gives workers a file at a time, and of those of `TEST_BY_TEST` a test at a time."""

    def _split_scope(self, nodeid: str) -> str:
        return given_with(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Sharing | None:
    """Share tests among workers as said, where files are asked for."""
    return Sharing(config, log) if config.getoption("dist") == "loadfile" else None


def place_of(nodeid: str) -> int:
    """Return the place of a test's file in the order; all others come last."""
    for place, folder in enumerate(LONGEST_FIRST):
        if nodeid.startswith(folder):
            return place
    return len(LONGEST_FIRST)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest first; all else keeps its order."""
    items.sort(key=lambda item: place_of(item.nodeid))
