"""Every select of the pages' own."""

from typing import Any

from sqlmodel import Session, func, select
from sqlmodel.sql.expression import SelectOfScalar


def count_of(session: Session, statement: SelectOfScalar[Any]) -> int:
    """Count what a domain's statement would list, without loading it."""
    return session.exec(select(func.count()).select_from(statement.subquery())).one()
