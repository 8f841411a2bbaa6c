"""How a row of a list changes what is known: pure decisions that hold for every kind of list.

A list adds and updates; it never removes. An empty cell says nothing, so it erases nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

from app.imports.outcome import Outcome, Remark

_EMPTY = (None, "", ())


class Placed(Protocol):
    """Something that stands somewhere in a file."""

    row: int
    line: int


def changes(known: Mapping[str, object], listed: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that a row changes: those it fills with something else than is known."""
    return {
        name: value
        for name, value in listed.items()
        if value not in _EMPTY and value != known.get(name)
    }


def in_order(known: Sequence[str], listed: Sequence[str]) -> list[str]:
    """Return the tags that a row leaves: those listed, in the order known so far, new ones last.

    No listed tags say nothing: what is known stays.
    """
    if not listed:
        return list(known)
    wanted = set(listed)
    kept = [tag for tag in known if tag in wanted]
    return kept + [tag for tag in dict.fromkeys(listed) if tag not in kept]


def outcome_of(*, is_new: bool, changed: bool) -> Outcome:
    """Say what became of a row."""
    if is_new:
        return Outcome.CREATED
    return Outcome.UPDATED if changed else Outcome.UNCHANGED


def refusals(
    place: Placed, fields: Mapping[str, object], lengths: Mapping[str, int | None]
) -> list[Remark]:
    """Return why a row's values cannot be stored: too long, or with characters that no text has.

    `lengths` gives the most characters of each field, None for no bound.
    """
    found: list[Remark] = []
    for name, value in fields.items():
        if not isinstance(value, str):
            continue
        limit = lengths.get(name)
        if limit is not None and len(value) > limit:
            params: dict[str, str | int] = {"field": name, "limit": limit}
            found.append(
                Remark(row=place.row, line=place.line, code="value_too_long", params=params)
            )
        if any(mark == "\x00" or "\ud800" <= mark <= "\udfff" for mark in value):
            found.append(
                Remark(
                    row=place.row, line=place.line, code="value_not_text", params={"field": name}
                )
            )
    return found
