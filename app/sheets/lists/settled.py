"""Rows that people have decided about: found again by what they say, and read as decided."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from app.sheets.decisions import Decision, Edit
from app.sheets.layout.reading import OpenedList
from app.sheets.layout.sorting import DataRow
from app.sheets.values.keys import is_absent, words

_IDENTIFYING = frozenset(
    {
        "name",
        "name_middle",
        "name_last",
        "village",
        "village_code",
        "kecamatan",
        "regency",
        "cooperative",
    }
    | {"code", "partner", "partner_code", "direction"}
)
"""Fields that say who and where a row is about. Numbers, needs and dates may be corrected."""
_KEY_LENGTH = 16
_SHOWN = 390
HIDDEN = "\u2022" * 6
"""Stands where an identity number stood; a cell with one is edited whatever its number is."""


def name_rows(parts: Sequence[OpenedList]) -> None:
    """Give each row of data its key: what it says of whom, its sheet, and how often that came.

    The key stays when rows are added, moved or corrected in other cells.
    """
    seen: Counter[str] = Counter()
    for part in parts:
        columns = sorted(i for name, i in part.fields.items() if name in _IDENTIFYING)
        for data in part.split.data:
            texts = [words(data.texts[i]) for i in columns if i < len(data.texts)]
            if not any(texts):
                texts = [words(text) for text in data.texts]
            said = "\n".join((words(part.sheet), words(data.section), *texts))
            digest = sha256(said.encode("utf-8", "replace")).hexdigest()[:_KEY_LENGTH]
            seen[digest] += 1
            data.key = f"{digest}-{seen[digest]}"


def apply_decisions(parts: Sequence[OpenedList], decisions: Mapping[str, Decision]) -> None:
    """Read the named rows as people decided: leave them out, or put other texts in their cells."""
    for part in parts:
        kept: list[DataRow] = []
        for data in part.split.data:
            decision = decisions.get(data.key)
            if decision is None:
                kept.append(data)
            elif decision.left_out:
                part.left_out.append(data)
            else:
                data.decision = decision
                for edit in decision.edits:
                    _edit(part, data, edit)
                kept.append(data)
        part.split.data = kept


def _says(text: str, was: str) -> bool:
    """Tell whether a cell still says what it said when it was edited, as far as that was shown."""
    text, was = text.strip(), was.strip()
    alike = text == was or (is_absent(text) and is_absent(was))  # rows alike may have moved
    return alike or HIDDEN in was or (len(was) >= _SHOWN and text.startswith(was))


def _edit(part: OpenedList, data: DataRow, edit: Edit) -> None:
    index = part.fields.get(edit.field)
    if index is None:
        data.said[edit.field] = edit.now
        return
    texts = [*data.texts, *[""] * (index + 1 - len(data.texts))]
    if not _says(texts[index], edit.was):
        return
    cells = [*data.row.cells, *[None] * (index + 1 - len(data.row.cells))]
    texts[index] = cells[index] = edit.now
    data.texts, data.row = texts, replace(data.row, cells=cells)
