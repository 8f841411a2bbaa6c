"""Where the tests find the reference data that is not part of the project."""

import os
from pathlib import Path

import pytest

ROOT = Path(os.environ.get("TITIK_TEMU_SHARED", Path(__file__).parents[2] / "shared"))


def shared(relative: str) -> Path:
    """Return a path of the reference data, or skip the test where it is not at hand."""
    path = ROOT / "data" / relative
    if not path.exists():
        pytest.skip(f"reference data not found: {path}")
    return path
