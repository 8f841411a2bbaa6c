"""A pytest plugin: what takes longest begins first, so that all workers end together.

Workers are given whole files one after the other. A long file begun last would be waited for alone.
"""

import pytest

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
