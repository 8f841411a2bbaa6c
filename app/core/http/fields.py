"""Fields of requests: what every text keeps to, and what is wrong with one, as a sentence.

The framework's own sentences are English and may quote what was sent, which may be personal or
secret. Ours name only what the field allows.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import AwareDatetime, Field

from app.core.errors import FieldProblem
from app.core.locale import Locale, has_text, text

LARGEST_NUMBER = 2**31 - 1
"""The largest whole number that every column of numbers can keep."""
NO_NUL = r"^[^\x00]*$"
"""Pattern of a text that every database can keep: PostgreSQL knows no NUL in one."""
Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(1970, 1, 1, tzinfo=UTC), lt=datetime(2200, 1, 1, tzinfo=UTC)),
]
"""A moment with its offset that every database can keep, in any zone."""


def field_problem(error: Mapping[str, Any], locale: Locale) -> FieldProblem:
    """Return one error of pydantic's as the API tells it."""
    return FieldProblem(
        pointer=_pointer(error["loc"]),
        code=error["type"],
        detail=_sentence(error["type"], error.get("ctx", {}), locale),
    )


def printable(text: str) -> str:
    """Return a text with a question mark for every half character, which no encoding can hold."""
    return text.encode("utf-8", "replace").decode()


def _sentence(kind: str, bounds: Mapping[str, Any], locale: Locale) -> str:
    """Choose the text for the error, else for its family (`date_parsing`: `date`), else any."""
    for name in (f"errors.field_{kind}", f"errors.field_{kind.partition('_')[0]}"):
        if has_text(name):
            return text(name, locale, **bounds)
    return text("errors.field_other", locale, type=kind)


def _pointer(location: Sequence[int | str]) -> str:
    where, *path = (printable(str(part)) for part in location)
    if where == "body":
        return "/" + "/".join(part.replace("~", "~0").replace("/", "~1") for part in path)
    return f"{where}:{'.'.join(path)}"
