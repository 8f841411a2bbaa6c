"""Running a statement that was built once, at import, with the values of one request."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import BindParameter, Executable, bindparam
from sqlmodel import Session


def any_of(name: str) -> BindParameter[Any]:
    """Return a parameter of a statement that takes a list of values (`IN`)."""
    return bindparam(name, expanding=True)


def run(session: Session, statement: Executable, given: Mapping[str, Any]) -> Iterable[Any]:
    """Return the rows of a statement that selects columns.

    Unlike `session.execute` it does not flush: flush added rows before.
    """
    return session.connection().execute(statement, given)
