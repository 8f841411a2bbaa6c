"""Remarks that somebody on a list does not come after all: `mengundurkan diri`, `batal hadir`."""

import re

from app.sheets.layout.reading import OpenedList, Reader
from app.sheets.values.keys import remembered, words

_LONGEST = 300
_AWAY = re.compile(
    r"\b(?:mengundurkan diri|undur diri|(?<!tidak )berhalangan|batal|dibatalkan|meninggal|almarhum"
    r"|(?:tidak|tdk|tak|gak) (?:jadi |bisa |dapat |akan )?(?:hadir|ikut|datang|berangkat)"
    r"|(?:digantikan|diganti|diwakili|diwakilkan)"
    r" (?:oleh|kepada|sdr|sdri|saudara|saudari|bapak|bpk|bp|pak|ibu|bu|an"
    r"|ketua|wakil|sekretaris|bendahara|anggota|pengawas)"
    r"|withdrew|withdrawn|resigned|replaced by|represented by"
    r"|(?:can ?not|will not|not) (?:attend|attending|come|coming))\b"
)
_REMARKS = frozenset(
    {"keterangan", "ket", "catatan", "status", "konfirmasi", "kehadiran", "remark"}
)


class Absences:
    """Finds such remarks in the note of a row, and in columns about status that are not read."""

    def __init__(self) -> None:
        self._columns: dict[int, list[int]] = {}

    def note(self, reader: Reader) -> None:
        """Hold a row back that says that its person does not come."""
        columns = self._columns.get(id(reader.opened))
        if columns is None:
            columns = self._columns[id(reader.opened)] = _remarks(reader.opened)
        texts = reader.data.texts
        for index in columns:
            said = texts[index][:_LONGEST] if index < len(texts) else ""
            if said and _is_away(said):
                reader.note_column(index, "not_coming", found=said)
                return


@remembered
def _is_away(said: str) -> bool:
    return _AWAY.search(words(said)) is not None


def _remarks(opened: OpenedList) -> list[int]:
    """Return the columns of notes, and those about status of which nothing is taken."""
    return [
        column.index
        for column in opened.columns
        if opened.fields.get("note") == column.index
        or (not column.means and not _REMARKS.isdisjoint(words(column.heading).split()))
    ]
