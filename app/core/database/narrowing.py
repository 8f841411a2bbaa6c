"""Statements that read only the rows about a few ids."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement

MOST_NAMED = 500
"""Ids that a statement names at most: it takes longer to send more than to read all rows."""


def among(
    column: Any, ids: Collection[UUID] | None, most: int = MOST_NAMED
) -> list[ColumnElement[bool]]:
    """Return the condition that a column has one of a few ids; none for many, or for None.

    `most` ids are few: more than usual where each stands for several rows.
    """
    return [] if ids is None or len(ids) > most else [column.in_(ids)]
