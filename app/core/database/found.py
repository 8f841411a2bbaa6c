"""Rows that were read so that a plan can be made of them, and compared with what there is later."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select
from sqlalchemy.engine import Dialect
from sqlmodel import Session

from app.core.database.bulk import decoded, fetch
from app.core.database.drafts import Draft


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of some statements as they were read, by name.

    Two that are equal lead to the same plan. The order of rows means nothing.
    """

    rows: Mapping[str, str]
    statements: Mapping[str, Select[Any]] = field(compare=False)
    dialect: Dialect = field(compare=False)

    def about(self, name: str) -> int:
        """Return about how many rows of this name there are, without taking them apart."""
        return self.rows[name].count("[") - 1

    def values(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of this name."""
        return decoded(self.rows[name], self.statements[name], self.dialect)

    def records(self, name: str) -> list[Draft]:
        """Return the rows of this name as records."""
        return [Draft(fields) for fields in self.values(name)]


def find(session: Session, statements: Mapping[str, Select[Any]]) -> Found:
    """Read the rows of these statements."""
    rows = {name: fetch(session, statement) for name, statement in statements.items()}
    return Found(rows, statements, session.get_bind().dialect)
