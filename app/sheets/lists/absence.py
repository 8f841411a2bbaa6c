"""What says that a person or partner does not come after all: `mengundurkan diri`, `Tidak`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.sheets.layout.columns import Column
from app.sheets.layout.reading import OpenedList, Reader
from app.sheets.values.keys import is_absent, remembered, words
from app.sheets.values.marks import crosses_mean_no, read_mark

_LONGEST = 300
_AWAY = re.compile(
    r"\b(?:mengundurkan diri|undur diri|(?<!tidak )berhalangan|batal|dibatalkan|meninggal|almarhum"
    r"|(?:tidak|tdk|tak|gak) (?:jadi |bisa |dapat |akan )?(?:hadir|ikut|datang|berangkat)"
    r"|(?:digantikan|diganti|diwakili|diwakilkan)"
    r" (?:oleh|kepada|sdr|sdri|saudara|saudari|bapak|bpk|bp|pak|ibu|bu|an"
    r"|ketua|wakil|sekretaris|bendahara|anggota|pengawas)"
    r"|withdrew|withdrawn|resigned|replaced by|represented by"
    r"|(?:can ?not|will not|not) (?:attend|attending|come|coming))\b"
    r"|^(?:tidak masuk|izin|ijin)(?: (?:sakit|keluarga|dinas|kerja|cuti|acara|tidak hadir).*)?$"
    r"|^(?:sakit|cuti|absen|alpa|alfa|dinas luar)$"
)
_REMARKS = frozenset(
    {"keterangan", "ket", "catatan", "status", "konfirmasi", "kehadiran", "remark"}
)
_COMES = frozenset(
    {"hadir", "kehadiran", "konfirmasi", "bersedia", "kesediaan", "ikut", "datang", "attending"}
    | {"attendance", "attend", "rsvp", "coming"}
)
_NOT = frozenset({"tidak", "tdk", "tak", "gak", "not", "berhalangan", "batal"})
_ALONE = frozenset({"berhalangan", "batal"})
"""Headings that say alone that somebody does not come."""
_NO = frozenset({"tak", "gak", "tidak bisa", "tidak bersedia"})


@dataclass(slots=True)
class _Columns:
    """Where a list may say so: remarks, whether somebody comes, and whether somebody does not."""

    remarks: list[int]
    comes: list[int]
    stays: list[int]
    crosses_are_no: frozenset[int]


class Absences:
    """Finds such words in the note of a row, and in columns about status that are not read."""

    def __init__(self) -> None:
        self._columns: dict[int, _Columns] = {}

    def note(self, reader: Reader) -> None:
        """Hold a row back that says that its person or partner does not come."""
        columns = self._columns.get(id(reader.opened))
        if columns is None:
            columns = self._columns[id(reader.opened)] = _columns(reader.opened)
        texts = reader.data.texts
        for index in columns.remarks:
            said = _said(texts, index)
            if said and _is_away(said):
                reader.note_column(index, "not_coming", found=said)
                return
        for index in (*columns.comes, *columns.stays):
            said = _said(texts, index)
            if said and _marks_absence(said, index, columns):
                reader.note_column(index, "not_coming", found=said)
                return


def _said(texts: Sequence[str], index: int) -> str:
    return texts[index][:_LONGEST] if index < len(texts) else ""


@remembered
def _is_away(said: str) -> bool:
    return _AWAY.search(words(said)) is not None


def _marks_absence(said: str, index: int, columns: _Columns) -> bool:
    mark = read_mark(said)
    if index in columns.stays:
        return mark in {"yes", "cross", 1}
    if mark == "no" and not is_absent(said) and words(said) != "0":
        return True
    return words(said) in _NO or (mark == "cross" and index in columns.crosses_are_no)


def _columns(opened: OpenedList) -> _Columns:
    """Return the columns of notes, and those about status of which nothing is taken."""
    unread = [column for column in opened.columns if not column.means]
    about = {column.index: _about(column) for column in unread}
    remarks = [
        column.index
        for column in opened.columns
        if column.index in {opened.fields.get("note"), opened.fields.get("participation")}
        or (not column.means and not _REMARKS.isdisjoint(words(column.heading).split()))
    ]
    comes = [index for index, said in about.items() if said & _COMES and not said & _NOT]
    stays = [
        index for index, said in about.items() if said & _NOT and (said & _COMES or said <= _ALONE)
    ]
    crosses = frozenset(index for index in comes if _crosses_mean_no(opened, index))
    return _Columns(remarks, comes, stays, crosses)


def _about(column: Column) -> frozenset[str]:
    """Return the words of a heading; those of its group where it says too little alone."""
    said = frozenset(words(column.heading).split())
    return said if said & (_COMES | _NOT) else said | frozenset(words(column.group).split())


def _crosses_mean_no(opened: OpenedList, index: int) -> bool:
    texts = (_said(data.texts, index).strip() for data in opened.split.data)
    return crosses_mean_no([read_mark(text) for text in texts if text])
