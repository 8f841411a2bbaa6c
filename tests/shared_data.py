"""Where the tests find lists and instances that they read."""

import os
from pathlib import Path

import pytest

SAMPLE_LISTS = Path(__file__).parent / "data/attendee-lists"
"""Two lists as a district office would send them, and what an importer must make of them."""
PARTNERS = Path(__file__).parents[1] / "examples/banjarnegara/sources/partners.csv"
"""The partners of the example event, as they were gathered."""
OUTSIDE = Path(os.environ.get("TITIK_TEMU_SHARED", Path(__file__).parents[2] / "shared"))
"""Other people's research data, which is not ours to ship: the folder that holds `data/`."""


def b2bsp_file(name: str) -> Path:
    """Return the path of a published B2BSP file, or skip the test where it is not at hand."""
    path = OUTSIDE / "data/b2bsp" / name
    if not path.exists():
        pytest.skip(f"no published B2BSP files: {path}")
    return path
