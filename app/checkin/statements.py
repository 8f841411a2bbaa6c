"""Running a statement that was built once, at import, with the values of one request."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import BindParameter, Executable, bindparam
from sqlmodel import Session


def any_of(name: str) -> BindParameter[Any]:
    """Return the place in a statement for a list of values."""
    return bindparam(name, expanding=True)


def run(session: Session, statement: Executable, given: Mapping[str, Any]) -> Iterable[Any]:
    """Return the rows of a statement that selects columns; what is added must be flushed before."""
    return session.connection().execute(statement, given)
