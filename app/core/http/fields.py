"""Fields of requests: the limits of every text, and a sentence for each kind of wrong value.

The framework's own sentences are English and may quote what was sent, which may be personal or
secret. The sentences here name only what the field allows.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Final

from fastapi import Path, Query
from pydantic import AwareDatetime, BaseModel, BeforeValidator, Field, ValidationError

from app.core.errors import AppError, FieldProblem
from app.core.locale import Locale, has_text, text

LARGEST_NUMBER = 2**31 - 1
"""The largest integer that every integer column can store."""
NO_NUL = r"^[^\x00]*$"
"""Pattern of a text that every database can store: PostgreSQL allows no NUL in a text."""
_ONE_CLASS: Final = re.compile(r"\^\[((?!\^)(?:[^\]\\]|\\[^\w])+)\](?:[*+]|\{[0-9,]+\})\$")
_RANGES: Final = {"A-Za-z": "letters", "a-z": "small", "A-Z": "capitals", "0-9": "digits"}
_UNSEEN: Final = re.compile(
    "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Characters that nobody sees: those that turn the direction of writing, have no width, or control
a device. With them one name looks like another, or a text reads otherwise than it is stored."""
_BREAKS: Final = re.compile("[\u2028\u2029]")


def seen(typed: Any) -> Any:
    """Return a text without characters that nobody sees; what is no text stays as it is."""
    return _BREAKS.sub("\n", _UNSEEN.sub("", typed)) if isinstance(typed, str) else typed


Words = Annotated[str, Field(pattern=NO_NUL), BeforeValidator(seen)]
"""A text that a person types and others read: a name, a place, a note."""
Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(1970, 1, 1, tzinfo=UTC), lt=datetime(2200, 1, 1, tzinfo=UTC)),
]
"""A moment with its offset that every database can store, in any zone."""
UpdatedSince = Annotated[
    Moment | None,
    Query(
        description="Only what has changed since, and what changed just then: the latest "
        "`updated_at` that you have read. Withdrawn ones are listed, deleted ones are not"
    ),
]
"""Narrows a list to what a client has not read yet."""
Seed = Annotated[
    int,
    Field(
        ge=0,
        le=LARGEST_NUMBER,
        description="Seed of what is left to chance: the same seed, the same draw",
        examples=[1],
    ),
]
PathNumber = Annotated[int, Path(ge=1, le=LARGEST_NUMBER, description="Number within the event")]
"""The number in a path that names a run, timetable, analysis or proposal of the event."""


def field_problem(error: Mapping[str, Any], locale: Locale) -> FieldProblem:
    """Return one of pydantic's errors in the form of the API."""
    return FieldProblem(
        pointer=_pointer(error["loc"]),
        code=error["type"],
        detail=_sentence(error["type"], error.get("ctx", {}), locale),
    )


def item_problems(
    kind: type[BaseModel], item: object, pointer: str, locale: Locale
) -> list[FieldProblem]:
    """Return what is wrong with a batch's item as one of `kind`; empty if nothing is.

    `pointer` is the item's place in the body, such as `/scans/3`.
    """
    try:
        kind.model_validate(item)
    except ValidationError as error:
        place = ("body", *pointer.split("/")[1:])
        faults = [{**fault, "loc": (*place, *fault["loc"])} for fault in error.errors()]
        return [field_problem(fault, locale) for fault in faults]
    return []


def refusal_problems(refusal: AppError, pointer: str, locale: Locale) -> list[FieldProblem]:
    """Return the fields that a refused item of a batch has wrong, or the refusal as a whole."""
    whole = FieldProblem(pointer="", code=refusal.code, detail=refusal.detail(locale))
    problems = refusal.fields(locale) or [whole]
    return [one.model_copy(update={"pointer": pointer + one.pointer}) for one in problems]


def printable(text: str) -> str:
    """Return a text with a question mark for every lone surrogate, which has no encoding."""
    return text.encode("utf-8", "replace").decode()


def _sentence(kind: str, bounds: Mapping[str, Any], locale: Locale) -> str:
    """Return the text for the error, else for its family (`date_parsing`: `date`), else any."""
    if "nearest" in bounds:
        return text("errors.field_unknown_near", locale, **bounds)
    if bounds.get("known"):
        return text("errors.field_unknown_far", locale, **bounds)
    if kind == "string_pattern_mismatch":
        if bounds["pattern"] == NO_NUL:
            kind = "string_unicode"
        elif allowed := _allowed(bounds["pattern"], locale):
            return text("errors.field_string_allowed", locale, allowed=allowed)
    for name in (f"errors.field_{kind}", f"errors.field_{kind.partition('_')[0]}"):
        if has_text(name):
            return text(name, locale, **bounds)
    return text("errors.field_other", locale, type=kind)


def _allowed(pattern: str, locale: Locale) -> str:
    """Return in words which characters a pattern allows, if it asks for nothing else."""
    one_class = _ONE_CLASS.fullmatch(pattern)
    if one_class is None:
        return ""
    rest, words = one_class[1].replace("\\", ""), []
    for characters, name in _RANGES.items():
        if characters in rest:
            rest = rest.replace(characters, "")
            words.append(text(f"errors.field_allows_{name}", locale))
    if " " in rest:
        words.append(text("errors.field_allows_space", locale))
    marks = " ".join(rest.replace(" ", ""))
    return ", ".join([*words, marks] if marks else words)


def _pointer(location: Sequence[int | str]) -> str:
    where, *path = (printable(str(part)) for part in location)
    if where == "body":
        return "/" + "/".join(part.replace("~", "~0").replace("/", "~1") for part in path)
    return f"{where}:{'.'.join(path)}"


Anything = Annotated[Any, Field(description="What is no valid item is refused by itself")]
"""Of a batch whose items are checked one by one: what is sent in place of a valid one."""
