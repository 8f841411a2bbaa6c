"""Ids, moments and cursors."""

import time
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Dialect
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite

from app.core.database.types import UtcDateTime
from app.core.ids import new_id
from app.core.locale import clock_time, local_day, long_date, number

MOMENTS = st.datetimes(
    min_value=datetime(1970, 1, 2),  # noqa: DTZ001 - Hypothesis adds the zone
    max_value=datetime(2200, 1, 1),  # noqa: DTZ001
    timezones=st.builds(
        lambda minutes: timezone(timedelta(minutes=minutes)), st.integers(-720, 840)
    ),
)


def test_ids_are_version_7_unique_and_sorted_by_time() -> None:
    ids = [new_id() for _ in range(2_000)]
    assert len(set(ids)) == len(ids)
    assert {(i.version, i.variant) for i in ids} == {(7, UUID(int=0x8 << 60).variant)}
    milliseconds = [i.int >> 80 for i in ids]
    assert milliseconds == sorted(milliseconds)


def test_ids_rise_also_within_a_millisecond_and_when_the_clock_is_put_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = new_id()
    moments = iter([0, *[time.time_ns()] * 999])
    monkeypatch.setattr(time, "time_ns", lambda: next(moments))
    made = [before, *(new_id() for _ in range(1_000))]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {(i.version, i.variant) for i in made} == {(7, UUID(int=0x8 << 60).variant)}


@pytest.mark.parametrize("dialect", [SQLiteDialect_pysqlite(), PGDialect_psycopg()])  # type: ignore[no-untyped-call]
@given(moment=MOMENTS)
def test_a_stored_moment_comes_back_as_the_same_instant_in_utc(
    dialect: Dialect, moment: datetime
) -> None:
    column = UtcDateTime()
    stored = column.process_bind_param(moment, dialect)
    back = column.process_result_value(stored, dialect)
    assert back == moment
    assert back is not None
    assert back.tzinfo is UTC


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        UtcDateTime().process_bind_param(datetime(2025, 7, 4), SQLiteDialect_pysqlite())  # noqa: DTZ001


def test_numbers_dates_and_times_are_written_as_readers_expect() -> None:
    moment = datetime(2025, 7, 4, 2, 40, tzinfo=UTC)
    assert number(1234.5) == "1.234,5"
    assert number(1234.5, "en") == "1,234.5"
    assert long_date(moment.date()) == "Jumat, 4 Juli 2025"
    assert long_date(moment.date(), "en") == "Friday, 4 July 2025"
    assert clock_time(moment, "Asia/Jakarta") == "09.40"
    assert clock_time(moment, "Asia/Jayapura", "en") == "11:40"


def test_the_day_of_a_moment_is_that_of_the_events_zone() -> None:
    moment = datetime(2025, 7, 3, 18, 30, tzinfo=UTC)
    assert local_day(moment, "Asia/Jakarta") == date(2025, 7, 4)
