"""Limits that can bind."""

from dataclasses import replace

from scheduler import Pool, Table
from scheduler.data.domain import domain_of
from tests.scheduler.events import grid, with_tables


def test_a_limit_that_never_binds_is_none() -> None:
    assert len(domain_of(replace(grid(2, 2, 2), pools=(Pool("hall", 4),))).limits.room) == 0
    roomy = with_tables(grid(2, 2, 2), Table("t", seats=4))
    assert len(domain_of(roomy).limits.room) == 0
