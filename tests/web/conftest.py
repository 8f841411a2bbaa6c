"""Pages are tested on SQLite alone: they use no query of their own."""

import pytest


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url
