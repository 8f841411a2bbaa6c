"""Rows about the same cooperative, and people with the same number."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Protocol

from app.sheets.decisions import Role
from app.sheets.layout.reading import Reader
from app.sheets.lists.attending.beside import settle_beside, stand_beside
from app.sheets.lists.attending.same_people import KnownPeople
from app.sheets.rows import AttendeeRow, place_of
from app.sheets.values.keys import visible
from app.sheets.values.people import core_of_name

_NOT_COMPARED = frozenset({"number", "kecamatan"})
_MERGED = ("position", "phone_e164", "phone_other", "legal_no", "legal_date", "needs", "note")
_OTHERS_SHOWN = 5
_NO_LONGER_MISSING = {
    "phone_e164": "phone_missing",
    "position": "position_missing",
    "legal_date": "date_missing",
}


class Draft(Protocol):
    """A row that may turn out to repeat another."""

    row: AttendeeRow
    reader: Reader
    replaced: bool


def settle_repeats(drafts: Sequence[Draft]) -> None:
    """Merge rows that repeat an earlier one; hold back people who contradict each other.

    A repeating row keeps no finding but that; a second person's row none but the conflict.
    """
    by_village: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.row.village_code and draft.row.name and not _uncertain(draft):
            by_village[draft.row.village_code].append(draft)
    conflicting: set[int] = set()
    for group in by_village.values():
        people = _people([draft for draft in group if _role(draft) != "same"])
        again = [draft for draft in group if _role(draft) == "same"]
        people = people or _people(again)
        for draft in again:
            if not draft.replaced and draft is not people[0]:
                _join(people[0], draft)
        others = sum(_role(draft) == "beside" for draft in people)
        if len(people) > 1 and (len(people) - others <= 1 or stand_beside(people)):
            settle_beside(people)
        elif len(people) > 1:
            _note_conflict(people)
            conflicting.update(map(id, people[1:]))
    _note_shared_phones([d for d in drafts if not d.replaced and id(d) not in conflicting])


def _uncertain(draft: Draft) -> bool:
    """Tell whether the village is not sure, so that nothing can be said about repetition."""
    return any(
        _has(draft, code)
        for code in ("kecamatan_mismatch", "village_code_mismatch", "shifted_columns")
    )


def _has(draft: Draft, code: str) -> bool:
    return any(finding.code == code for finding in draft.reader.findings)


def _people(group: list[Draft]) -> list[Draft]:
    """Return the first row of every person in a group; later rows of theirs are merged."""
    people: list[Draft] = []
    known = KnownPeople()
    for draft in group:
        core, phone = core_of_name(draft.row.name), draft.row.phone_e164
        place = known.find(core, phone)
        if place is None:
            people.append(draft)
            known.add(core, phone)
            continue
        first = people[place]
        _join(first, draft)
        known.learn(place, core_of_name(first.row.name), first.row.phone_e164)
    return people


def _role(draft: Draft) -> Role:
    return draft.reader.data.decision.role


def _join(first: Draft, later: Draft) -> None:
    """Merge a row into an earlier one of the same person."""
    exact = _same_cells(first, later)
    taken = [] if exact else _merge(first, later.row)
    later.replaced = True
    later.reader.findings = []
    later.reader.note(
        "",
        "duplicate_exact" if exact else "duplicate_same_person",
        proposed=", ".join(taken),
        detail=place_of(first.row),
    )


def _same_cells(first: Draft, later: Draft) -> bool:
    """Tell whether every filled cell of the later row says the same as the earlier row's."""
    return all(
        text == visible(first.reader.text(name))
        for name in first.reader.opened.fields
        if name not in _NOT_COMPARED and (text := visible(later.reader.text(name)))
    )


def _merge(first: Draft, later: AttendeeRow) -> list[str]:
    """Fill what the earlier row lacks; return the names of the fields taken."""
    taken: list[str] = []
    if first.row.phone_e164 and not later.phone_other and later.phone_e164 != first.row.phone_e164:
        later.phone_other = later.phone_e164
    for name in _MERGED:
        value = getattr(later, name)
        if value and not getattr(first.row, name):
            setattr(first.row, name, value)
            taken.append(name)
            code = _NO_LONGER_MISSING.get(name)
            first.reader.findings = [f for f in first.reader.findings if f.code != code]
    return taken


def _note_conflict(people: list[Draft]) -> None:
    shown = people[: _OTHERS_SHOWN + 1]
    for draft in people:
        if draft is people[0]:
            draft.reader.findings = [f for f in draft.reader.findings if f.code != "struck_row"]
        else:
            draft.reader.findings = []
        others = [_described(other) for other in shown if other is not draft]
        detail = "; ".join(others[:_OTHERS_SHOWN])
        draft.reader.note("", "conflict_two_people", detail=detail)


def _described(draft: Draft) -> str:
    struck = "~~" if draft.reader.data.row.struck else ""
    return f"{place_of(draft.row)}: {struck}{draft.row.name}{struck}"


def _note_shared_phones(drafts: list[Draft]) -> None:
    """Tell of a number that stands for several people; they are not merged."""
    by_number: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.row.phone_e164:
            by_number[draft.row.phone_e164].append(draft)
    for number, owners in by_number.items():
        if len(owners) > 1:
            for draft in owners:
                shown = owners[: _OTHERS_SHOWN + 1]
                others = [place_of(other.row) for other in shown if other is not draft]
                found, detail = draft.reader.text("phone"), ", ".join(others[:_OTHERS_SHOWN])
                draft.reader.note(
                    "phone", "phone_shared", found=found, proposed=number, detail=detail
                )
