"""The columns of a list as people see them: what each is taken for, and what is to be confirmed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.sheets.layout.columns import Basis, Column
from app.sheets.layout.decisions import SHEET_MARK, are_alike
from app.sheets.layout.opening import OpenedFile
from app.sheets.layout.reading import OpenedList
from app.sheets.lists.privacy import is_private

_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column and the field it was taken for (empty: not used).

    `key` is its letter (XLSX) or number (CSV), after the sheet's name and `!` where it is not of
    the main sheet, and names it in an overriding mapping; `score` says how sure the suggestion is
    (0 to 1) and `basis` what it rests on: the heading, the contents of a column without a heading,
    or a person; `alternatives` are other fields it could be, best first. Where `confirm` is set,
    only the contents say what it holds, and people have to confirm that.
    """

    key: str
    header: str
    field: str
    score: float
    alternatives: tuple[str, ...]
    examples: tuple[str, ...]
    basis: Basis = ""
    confirm: bool = False
    sheet: str = ""


def main_columns(opened: OpenedFile) -> tuple[ColumnUse, ...]:
    """Return the columns of the main sheet."""
    return part_columns(opened.main)


def part_columns(part: OpenedList) -> tuple[ColumnUse, ...]:
    """Return the columns of one table, by their own letters or numbers."""
    examples = _examples(part, part.columns)
    return tuple(_use(column, column.key, "", examples[column.index]) for column in part.columns)


def other_columns(opened: OpenedFile) -> tuple[ColumnUse, ...]:
    """Return the columns of other sheets and tables that are not like those of the main one."""
    main = {column.key: column for column in opened.main.columns}
    found: dict[str, ColumnUse] = {}
    for part in opened.parts:
        others = [column for column in part.columns if _is_other(main.get(column.key), column)]
        examples = _examples(part, others)
        sheet = part.table.name
        for column in others:
            key = f"{sheet}{SHEET_MARK}{column.key}" if part.sheet else column.key
            if column.means or column.heading:
                found.setdefault(key, _use(column, key, sheet, examples[column.index]))
    return tuple(found.values())


def to_confirm(columns: Iterable[ColumnUse]) -> dict[str, str | None]:
    """Return the mapping that confirms what is taken by the contents alone; empty if nothing is."""
    return {column.key: column.field for column in columns if column.confirm}


def _is_other(main: Column | None, column: Column) -> bool:
    if main is None:
        return True
    same = (main.means, main.basis) == (column.means, column.basis)
    return not (same and are_alike(main, column))


def _use(column: Column, key: str, sheet: str, examples: list[str]) -> ColumnUse:
    return ColumnUse(
        key,
        column.heading,
        column.means,
        column.score,
        column.alternatives(),
        tuple(examples),
        column.basis,
        column.to_confirm,
        sheet,
    )


def _examples(part: OpenedList, columns: list[Column]) -> dict[int, list[str]]:
    """Return the first texts of columns, but for identity numbers."""
    examples: dict[int, list[str]] = {column.index: [] for column in columns}
    for data in part.split.data[: _EXAMPLES * 10] if columns else ():
        for index, text in _texts(data.texts):
            if index in examples and len(examples[index]) < _EXAMPLES:
                examples[index].append(text)
    return examples


def _texts(texts: list[str]) -> Iterator[tuple[int, str]]:
    for index, text in enumerate(texts):
        if text.strip() and not is_private(text):
            yield index, text.strip()
