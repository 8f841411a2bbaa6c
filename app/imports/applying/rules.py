"""How a row of a list changes what is known: pure decisions that hold for every kind of list.

A list adds and updates; it never removes. An empty cell says nothing, so it erases nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from app.imports.applying.outcome import ApplyResult, Outcome, Placed, Remark, remark
from app.imports.records import Import
from app.sheets.values.keys import words
from app.sheets.values.people import core_of_name, nearly

_EMPTY = (None, "", ())
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")
PERSONAL = ("position", "phone", "phone_other", "email")
"""What belongs to a person, not to the place that they fill."""


def changes(known: Mapping[str, object], listed: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that a row changes: those it fills with something else than is known."""
    return {
        name: value
        for name, value in listed.items()
        if value not in _EMPTY and value != known.get(name)
    }


def successor(known: Mapping[str, object], listed: Mapping[str, object]) -> dict[str, object]:
    """Return what a row changes about a person when it names somebody else in their place.

    Whatever the row leaves empty is emptied: it was the predecessor's own. A note is about the
    place and stays, unless the row has another.
    """
    emptied = {name: None for name in PERSONAL if known.get(name) and listed.get(name) in _EMPTY}
    return changes(known, listed) | emptied


def is_somebody_else(known: str, listed: str) -> bool:
    """Tell whether a row names another person than is known, not the same one spelt anew.

    Titles, degrees, capitals and dots make nobody another person, nor does a slip of the keyboard,
    nor more or fewer of the same names.
    """
    one, other = core_of_name(known), core_of_name(listed)
    if not one or not other or one == other or nearly(one, other):
        return False
    names, others = set(words(known).split()), set(words(listed).split())
    return not (names <= others or others <= names)


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
            found.append(remark(place, "value_too_long", field=name, limit=limit))
        if _NO_TEXT.search(value):
            found.append(remark(place, "value_not_text", field=name))
    return found


def latest_applied(lists: Iterable[Import]) -> list[tuple[Import, ApplyResult]]:
    """Return of each kind of list the one applied last, with what applying it did."""
    latest = {
        each.kind: (each, ApplyResult.model_validate(each.result))
        for each in sorted(lists, key=lambda each: each.number)
        if each.result
    }
    return list(latest.values())
