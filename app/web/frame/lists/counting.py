"""How many rows a statement selects."""

from typing import Any

from sqlmodel import Session, func, select
from sqlmodel.sql.expression import SelectOfScalar


def count_of(session: Session, statement: SelectOfScalar[Any]) -> int:
    """Return how many rows a domain's statement selects, without loading them."""
    return session.exec(select(func.count()).select_from(statement.subquery())).one()
