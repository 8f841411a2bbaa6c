"""Names of contacts beside their numbers, and numbers beside names, of no known heading."""

from app.sheets.layout.columns import Column
from app.sheets.layout.headings import OTHER_MATTERS
from app.sheets.layout.reading import OpenedList
from app.sheets.lists.partner_names import LEGAL_FORMS
from app.sheets.values.keys import words
from app.sheets.values.people import looks_like_name
from app.sheets.values.phones import is_plainly_mobile

_MOSTLY = 0.8
_NOT_OF_A_CONTACT = frozenset({"kantor", "office", "darurat", "emergency", "fax", "faks"})


def take_names_beside_numbers(opened: OpenedList) -> None:
    """Take a column of names without a heading, right beside that of the numbers, for contacts."""
    phone = opened.fields.get("contact_phone")
    if phone is None or "contact_name" in opened.fields:
        return
    by_index = {column.index: column for column in opened.columns}
    for index in (phone - 1, phone + 1):
        column = by_index.get(index)
        if column is None or column.heading or column.means or column.basis == "user":
            continue
        texts = _texts(opened, index)
        if texts and sum(map(_is_person, texts)) >= _MOSTLY * len(texts):
            opened.fields["contact_name"] = index
            column.means, column.basis = "contact_name", "contents"
            return


def take_numbers_beside_names(opened: OpenedList) -> None:
    """Take a column of telephone numbers right beside that of the contacts for their numbers.

    So it is whatever its heading says, as in `PIC | Kontak PIC`, but for what is about others.
    """
    name = opened.fields.get("contact_name")
    if name is None or "contact_phone" in opened.fields:
        return
    by_index = {column.index: column for column in opened.columns}
    for index in (name + 1, name - 1):
        column = by_index.get(index)
        if column is None or column.means or column.basis == "user" or _is_of_others(column):
            continue
        texts = _texts(opened, index)
        if texts and sum(map(is_plainly_mobile, texts)) >= _MOSTLY * len(texts):
            opened.fields["contact_phone"] = index
            column.means, column.basis = "contact_phone", "contents"
            return


def _texts(opened: OpenedList, index: int) -> list[str]:
    return [t for d in opened.split.data if (t := "".join(d.texts[index : index + 1]).strip())]


def _is_of_others(column: Column) -> bool:
    said = set(words(column.heading).split())
    return not (said.isdisjoint(OTHER_MATTERS) and said.isdisjoint(_NOT_OF_A_CONTACT))


def _is_person(text: str) -> bool:
    return looks_like_name(text) and LEGAL_FORMS.isdisjoint(words(text).split())
