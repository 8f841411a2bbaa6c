"""Rows whose cells do not stand where the heading says, and other oddities of a whole row."""

from collections.abc import Callable, Mapping

from app.sheets.layout.reading import Reader
from app.sheets.values.cooperatives import is_cooperative
from app.sheets.values.dates import FAR, read_date
from app.sheets.values.phones import read_phone
from app.sheets.values.positions import is_position
from app.sheets.values.regions.villages import Regions
from app.sheets.values.tags import Taxonomy

_LEAST_AGREEMENT = 3
_MOST_SURPLUS = 20
"""A record with more fields too many than this is left to people as it stands."""
_SURPLUS_SHOWN = 200
_LISTS = frozenset({"needs", "note"})
Tests = Mapping[str, Callable[[str], bool]]
"""How the cells of a field look."""


def read_structure(reader: Reader, regions: Regions, taxonomy: Taxonomy) -> None:
    """Note hidden, struck, short, long and shifted rows; put the cells of a long one in place."""
    row = reader.data.row
    if row.hidden:
        reader.note("", "hidden_row")
    if row.struck:
        reader.note("", "struck_row")
    reader.note_missing_values()
    if reader.opened.table.origin == "csv":
        _note_newlines(reader)
        if len(row.cells) < reader.opened.width:
            reader.note("", "short_record")
        if any(text.strip() for text in reader.data.texts[reader.opened.width :]):
            _Overflow(reader, _tests(regions, taxonomy), taxonomy).mend()
            return
    reader.offset, reader.shifted_from = _shift(reader, _tests(regions, taxonomy))
    if reader.offset:
        heading = reader.opened.columns[reader.shifted_from].heading
        reader.note("", "shifted_columns", proposed=f"{reader.offset:+d}", detail=heading)


def _note_newlines(reader: Reader) -> None:
    for index, text in enumerate(reader.data.texts):
        if "\n" in text and index < len(reader.opened.columns):
            reader.note_column(
                index, "newline_in_cell", found=text, proposed=" ".join(text.split())
            )


def _tests(regions: Regions, taxonomy: Taxonomy) -> Tests:
    return {
        "cooperative": is_cooperative,
        "village": regions.is_village,
        "kecamatan": regions.is_kecamatan,
        "position": is_position,
        "phone": lambda text: bool(read_phone(text).proposed),
        "legal_date": lambda text: bool(text) and read_date(text, FAR).value is not None,
        "needs": lambda text: bool(taxonomy.read(text).tags),
    }


def _shift(reader: Reader, tests: Tests) -> tuple[int, int]:
    """Return by how many columns the cells moved (1, -1, or 0 if they did not), and from which on.

    Where several columns explain the row equally well: for cells moved to the right the first,
    a blank one if there is such, and for cells moved to the left the last, as long as the cells
    before it are what they should be.
    """
    fields, texts = reader.opened.fields, reader.data.texts
    tested = {name: fields[name] for name in tests if name in fields}
    fits = {name for name, index in tested.items() if _fits(tests[name], texts, index)}
    filled = sum(bool(text) and not text.isspace() for text in texts)
    if len(fits) > min(len(tested) - _LEAST_AGREEMENT, filled - 2):
        return 0, 0
    best, shift = (len(fits) + 1, 2, 0), (0, 0)
    starts = sorted(index for name, index in fields.items() if name != "number")
    for offset in (1, -1):
        moved = {n for n, index in tested.items() if _fits(tests[n], texts, index + offset)}
        for start in starts:
            there = sum(tested[name] >= start for name in moved)
            agreement = there + sum(tested[name] < start for name in fits)
            if offset > 0:
                plausible = int(not "".join(texts[start : start + 1]).strip())
            else:
                strange = (i for name, i in tested.items() if name not in fits and i < start - 1)
                plausible = -sum(bool("".join(texts[i : i + 1]).strip()) for i in strange)
            rating = (agreement, plausible, -offset * start)
            if there >= _LEAST_AGREEMENT and rating > best:
                best, shift = rating, (offset, start)
    return shift


def _fits(test: Callable[[str], bool], texts: list[str], index: int) -> bool:
    return 0 <= index < len(texts) and test(texts[index])


def _agreement(texts: list[str], fields: Mapping[str, int], tests: Tests) -> int:
    return sum(_fits(tests[name], texts, fields[name]) for name in tests if name in fields)


class _Overflow:
    """A record with more fields than the heading: a delimiter stood unquoted in one of its cells.

    The cell is looked for by which one, joined again, lets most of the others hold what their
    heading says. Where it is the note at the end, that is mended; else the row is held back.
    """

    def __init__(self, reader: Reader, tests: Tests, taxonomy: Taxonomy) -> None:
        self._reader, self._tests, self._taxonomy = reader, tests, taxonomy
        self._fields = reader.opened.fields
        self._texts = reader.data.texts
        self._more = len(self._texts) - reader.opened.width
        self._last = reader.opened.width - 1

    def mend(self) -> None:
        """Join the cell again, and note what was done."""
        if self._more > _MOST_SURPLUS:
            found = " ".join(" ".join(self._texts[self._last + 1 :]).split())[:_SURPLUS_SHOWN]
            self._reader.note_column(self._last, "extra_field_shift", found=found)
            return
        scores = {
            column: _agreement(self._joined(column), self._fields, self._tests)
            for column in range(self._last + 1)
        }
        best = max(scores, key=lambda column: (scores[column], column))
        needs = self._fields.get("needs")
        if needs is not None and scores.get(needs) == scores[best] and self._pushed_needs(needs):
            best = needs
        before = self._texts[best] if best < len(self._texts) else ""
        self._reader.replace_texts(self._joined(best))
        name = self._name(best)
        joined = self._reader.data.texts[best]
        if name == "note" and best == self._last:
            self._reader.note("note", "extra_field_tail", found=before, proposed=joined)
            return
        proposed = ";".join(self._taxonomy.read(joined).tags) if name == "needs" else joined
        self._reader.note_column(best, "extra_field_shift", found=joined, proposed=proposed)

    def _joined(self, column: int) -> list[str]:
        """Return the texts with the surplus after a column joined to it."""
        end = column + self._more + 1
        pieces = [text.strip() for text in self._texts[column:end] if text.strip()]
        between = ";" if self._name(column) in _LISTS else ", "
        return [*self._texts[:column], between.join(pieces), *self._texts[end:]]

    def _name(self, column: int) -> str:
        return next((name for name, index in self._fields.items() if index == column), "")

    def _pushed_needs(self, needs: int) -> bool:
        """Tell whether all that follows the needs, as far as it is surplus, is a need as well."""
        after = self._texts[needs + 1 : needs + 1 + self._more]
        pushed = [text for text in after if text.strip()]
        return (
            bool(pushed)
            and all(self._taxonomy.read(text).tags for text in pushed)
            and any(map(self._taxonomy.names_a_tag, pushed))
        )
