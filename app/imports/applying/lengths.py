"""How long the texts of a record may be, as its columns say."""

from functools import cache

from sqlalchemy import inspect
from sqlmodel import SQLModel


@cache
def text_lengths(record: type[SQLModel]) -> dict[str, int | None]:
    """Return the most characters of each field of a record; None where there is no bound."""
    columns = inspect(record).columns
    return {column.key: getattr(column.type, "length", None) for column in columns}
