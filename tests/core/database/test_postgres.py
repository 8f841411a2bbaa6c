"""Connections to PostgreSQL have time limits, except for changes of the schema."""

import pytest

from app.core.database.engine import open_engine
from app.core.database.postgres import STATEMENT_SECONDS, remove_time_limits


@pytest.mark.postgres
def test_a_change_of_the_schema_may_take_as_long_as_it_needs(postgres_url: str) -> None:
    engine = open_engine(postgres_url)
    limits = []
    for change in (False, True):
        with engine.connect() as connection:
            if change:
                remove_time_limits(connection)
            limits.append(connection.exec_driver_sql("SHOW statement_timeout").scalar())
    engine.dispose()
    assert limits == [f"{STATEMENT_SECONDS:g}s", "0"]
