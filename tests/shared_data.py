"""Where the tests find lists and instances that they read."""

from pathlib import Path

import pytest

from tests.surroundings.needs import B2BSP, B2BSP_FILES

SAMPLE_LISTS = Path(__file__).parent / "data/attendee-lists"
"""Two lists as a district office would send them, and what an importer must make of them."""
PARTNERS = Path(__file__).parents[1] / "examples/banjarnegara/sources/partners.csv"
"""The partners of the example event, as they were gathered."""


def b2bsp_file(name: str) -> Path:
    """Return the path of a published B2BSP file, or skip the test where it is not at hand."""
    path = B2BSP / name
    if not path.exists():
        pytest.skip(B2BSP_FILES.reason(str(path)))
    return path
