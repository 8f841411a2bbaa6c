"""Names of contacts that stand beside their numbers without a heading."""

from app.sheets.layout.reading import OpenedList
from app.sheets.lists.partner_names import LEGAL_FORMS
from app.sheets.values.keys import words
from app.sheets.values.people import looks_like_name

_MOSTLY = 0.8


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
        texts = [t for d in opened.split.data if (t := "".join(d.texts[index : index + 1]).strip())]
        if texts and sum(map(_is_person, texts)) >= _MOSTLY * len(texts):
            opened.fields["contact_name"] = index
            column.means, column.basis = "contact_name", "contents"
            return


def _is_person(text: str) -> bool:
    return looks_like_name(text) and LEGAL_FORMS.isdisjoint(words(text).split())
