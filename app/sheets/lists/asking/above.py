"""Partners that stand above the villages that ask for them: in a title, on a tab, in a section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.sheets.files.cells import Row, Table, text_of
from app.sheets.layout.columns import Layout
from app.sheets.layout.detect import Header, find_header
from app.sheets.layout.sorting import ABOUT_SOMEBODY, SIGNATURE, joined
from app.sheets.lists.asking.wishes import begins_as_sum
from app.sheets.lists.partner_names import LEGAL_FORMS, PartnerNames
from app.sheets.values.keys import is_absent, letters, visible, words

_HEADING = "Mitra"
_LABEL = re.compile(
    r"\b(?:nama |daftar |untuk )?(?:mitra|perusahaan|bumn|offtaker|partner|company)\s*[:=]\s*(.+)$",
    re.IGNORECASE,
)
_PLACE_AT_TABLE = re.compile(
    r"^\s*(?:(?:meja|table|stand|booth|no\.?)\s*)?(?:no\.?\s*)?[a-z]?\d{1,3}[a-z]?\s*[.:)_–-]+\s*",
    re.IGNORECASE,
)
"""What stands before a partner where it is named with its table: `Meja 3 - Bank Jateng`."""
_AT_TABLE = re.compile(r"\s*(?:meja|table|stand|booth)\b", re.IGNORECASE)
_REMARK = re.compile(
    r"(?:mohon|harap|agar|catatan|cat|keterangan|ket|nb|gelombang|kloter|hari|sesi|tahap|putaran)\b"
)
"""How a lone text begins that names no partner: a wish, or a part of the day."""
_LONGEST_TITLE, _LONGEST_TAB = 200, 31
_PLACES = frozenset({"village", "village_code", "cooperative"})


@dataclass(frozen=True, slots=True)
class _Below:
    """A table of villages without a column of partners, and the partner named above it, if any."""

    table: Table
    header: Header
    partner: str


@dataclass(frozen=True, slots=True)
class _Lone:
    """A text that stands alone in its row, at a position of the table."""

    position: int
    text: str
    at_village: bool
    """Whether it stands where villages do."""
    names: bool
    """Whether it surely names a partner, or says that it does."""


class PartnersAbove:
    """Gives lists of villages the column of the partner that titles, tabs or sections name."""

    def __init__(self, layout: Layout, names: PartnerNames) -> None:
        self._layout, self._names = layout, names
        self._tests = {entry.name: entry.fits for entry in layout.fields}

    def written_in(self, tables: Sequence[Table]) -> list[Table]:
        """Return tables with partners in each row, those as they are that name them in columns.

        Where one tab names a partner, those of the other tables of the kind are partners as well,
        known or not, so that nobody's wish is left out.
        """
        found = {id(table): below for table in tables if (below := self._below(table))}
        tabs = {
            key: self._named(below.table.name) for key, below in found.items() if not below.partner
        }
        by_tab = any(tabs.values())
        made = []
        for table in tables:
            below = found.get(id(table))
            if below is None:
                made.append(table)
                continue
            partner = below.partner or tabs[id(table)] or (table.name if by_tab else "")
            made.append(self._with_partners(below, partner))
        return made

    def _below(self, table: Table) -> _Below | None:
        header = find_header(table, self._layout)
        if header is None:
            return None
        fields = [column.means for column in header.columns if column.means]
        if _PLACES.isdisjoint(fields) or "partner" not in self._layout.lacks(fields):
            return None
        titles = [joined(row) for row in reversed(table.rows[: header.first])]
        partner = next(filter(None, map(self._named, titles)), "")
        return _Below(table, header, partner)

    def _named(self, text: str) -> str:
        """Return the partner that a title or tab names, as typed; empty if it names none."""
        text = visible(text)
        if is_absent(text) or len(text) > _LONGEST_TITLE:
            return ""
        label = _LABEL.search(text)
        if label:
            return label[1].strip()
        bare = _PLACE_AT_TABLE.sub("", text)
        for said in (text, bare):
            if self._names.is_sure(said) and not self._is_place(said):
                return said
        if len(text) == _LONGEST_TAB and (whole := self._names.beginning(letters(bare))):
            return whole
        return self._names.within(text)

    def _is_place(self, text: str) -> bool:
        test = self._tests["kecamatan"]
        return test is not None and test(text)

    def _with_partners(self, below: _Below, partner: str) -> Table:
        """Return a table with one more column: the partner of each row, if any is named."""
        lone = list(self._lone(below))
        sections = dict(_sections(lone, above=bool(partner)))
        if not partner and not any(map(self._named, sections.values())):
            return below.table
        wait = self._waiting(below, lone)
        width = max(len(row.cells) for row in below.table.rows)
        rows = []
        for position, row in enumerate(below.table.rows):
            if position in sections:
                partner = self._named(sections[position]) or sections[position]
            asks = position in wait or self._says_village(row, below)
            if position == below.header.last:
                rows.append(_with(row, width, _HEADING))
            elif position > below.header.last and partner and asks:
                rows.append(_with(row, width, partner))
            else:
                rows.append(row)
        return replace(below.table, rows=rows)

    def _lone(self, below: _Below) -> Iterator[_Lone]:
        """Yield the lone texts among the rows that are no villages, districts or signatures."""
        at = {column.index for column in below.header.columns if column.means in _PLACES}
        for position, row in enumerate(below.table.rows):
            said = [
                (i, text) for i, cell in enumerate(row.cells) if (text := text_of(cell).strip())
            ]
            if position <= below.header.last or len(said) != 1 or self._says_village(row, below):
                continue
            index, text = said[0]
            plain = words(text).startswith("kec") or self._is_place(text) or text.isdigit()
            beside = is_absent(text) or begins_as_sum(row) or ABOUT_SOMEBODY.search(text)
            if not (plain or beside or SIGNATURE.search(text)):
                company = not LEGAL_FORMS.isdisjoint(words(text).split())
                names = bool(company or _AT_TABLE.match(text) or self._named(text))
                yield _Lone(position, text, index in at, names)

    def _waiting(self, below: _Below, lone: Sequence[_Lone]) -> set[int]:
        """Return the positions of lone texts that are villages that nobody knows: misspelt ones.

        Below the last village only those that follow without a gap are, no signature or remark.
        """
        rows = below.table.rows
        places = [i for i, row in enumerate(rows) if self._says_village(row, below)]
        last = max((i for i in places if i > below.header.last), default=-1)
        wait: set[int] = set()
        for one in lone:
            if not one.at_village or one.names:
                continue
            follows = last >= 0 and rows[one.position].number == rows[last].number + 1
            if one.position < last or follows:
                wait.add(one.position)
                last = max(last, one.position)
        return wait

    def _says_village(self, row: Row, below: _Below) -> bool:
        """Tell whether a row has a village: any among other texts, or one that is known."""
        texts = [text for cell in row.cells if (text := text_of(cell).strip())]
        if begins_as_sum(row) or all(map(self._layout.names_a_field, texts)):
            return False
        for column in below.header.columns:
            text = text_of(row.at(column.index)).strip() if column.means in _PLACES else ""
            test = self._tests.get(column.means)
            if text and (len(texts) > 1 or (test is not None and test(text))):
                return True
        return False


def _sections(lone: Sequence[_Lone], *, above: bool) -> Iterator[tuple[int, str]]:
    """Yield the positions and texts of those that partners' sections begin with.

    Below a partner named `above` all only what names another begins one. Else what names nobody
    known does as well, so that a person decides; where villages stand only if sections stand there.
    """
    among = any(one.at_village and one.names for one in lone)
    for one in lone:
        unsure = not above and (among or not one.at_village) and not _REMARK.match(words(one.text))
        if one.names or unsure:
            yield one.position, one.text


def _with(row: Row, width: int, text: str) -> Row:
    return replace(row, cells=[*row.cells, *[None] * (width - len(row.cells)), text])
