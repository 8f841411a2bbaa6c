"""What says that a person or partner does not come after all: `mengundurkan diri`, `Tidak`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.sheets.layout.columns import Column
from app.sheets.layout.reading import OpenedList, Reader
from app.sheets.lists.ticked_days import DAY, is_of_a_day
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
_HADIR = frozenset(
    {"hadir", "kehadiran", "datang", "attending", "attendance", "attend", "rsvp", "coming"}
)
_ASKED = frozenset({"konfirmasi", "bersedia", "kesediaan", "ikut"})
_COMES = _HADIR | _ASKED
_EVENT = frozenset(
    {"acara", "kegiatan", "undangan", "event", "temu", "bisnis", "kontak", "peserta", "serta"}
    | {"mengikuti", "status", "akan", "apakah", "dalam", "di", "pada", "untuk", "y", "t", "n"}
    | {"via", "wa", "telepon", "tlp", "telp"}
)
"""What may stand beside `ikut` and the like where they are about the event itself."""
_OTHER = frozenset(
    {"pernah", "pelatihan", "bimtek", "diklat", "sosialisasi", "menginap", "penginapan", "hotel"}
    | {"pameran", "expo", "bazar", "bazaar", "lomba", "wisata", "kunjungan", "rapat", "rat"}
    | {"makan", "bus", "rombongan", "sebelumnya", "lalu", "tahun", "gladi", "bpjs", "asuransi"}
    | {"pembukaan", "penutupan", "upacara", "senam", "foto", "training", "exhibition", "dinner"}
)
"""What is not the event: who was not there before, or does not stay the night, comes still."""
_NOT = frozenset({"tidak", "tdk", "tak", "gak", "not", "berhalangan", "batal"})
_ANSWERS = re.compile(r"\b(?:ya|y|yes|bisa) (?:atau )?(?:tidak|tdk|tak|not|no)\b")
_ALONE = frozenset({"berhalangan", "batal"})
"""Headings that say alone that somebody does not come."""
_INSTEAD = re.compile(
    r"(?:nama )?(?:yang )?(?:di ?ganti(?:kan)?|di ?wakil(?:i|kan)|pengganti(?:nya)?|menggantikan"
    r"|mewakili|perubahan nama|substitute|replaced by|replacement)(?: oleh| peserta)?"
)
"""Headings above those who come instead of the people of the list."""
_NO = frozenset({"tak", "gak", "tidak bisa", "tidak bersedia"})


@dataclass(slots=True)
class _Columns:
    """Where a list may say so: remarks, whether somebody comes, and whether somebody does not.

    Those of `days` are among the last two: only all of them together say so.
    """

    remarks: list[int]
    comes: list[int]
    stays: list[int]
    days: list[int]
    instead: list[int]
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
        for index in columns.instead:
            said = _said(texts, index)
            if said.strip() and not is_absent(said) and read_mark(said) == "strange":
                reader.note_column(index, "not_coming", found=said)
                return
        marked = [
            index
            for index in (*columns.comes, *columns.stays)
            if (said := _said(texts, index)) and _marks_absence(said, index, columns)
        ]
        some_days = not set(columns.days) <= set(marked)
        for index in marked:
            if not (some_days and index in columns.days):
                reader.note_column(index, "not_coming", found=_said(texts, index))
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
    denied = words(said) in _NO or _is_away(said)
    return denied or (mark == "cross" and index in columns.crosses_are_no)


def _columns(opened: OpenedList) -> _Columns:
    """Return the columns of notes, and those about status of which nothing is taken."""
    unread = [column for column in opened.columns if not column.means]
    about = {column.index: _about(column) for column in unread}
    coming = {one.index for one in unread if _is_of_the_event(one, about[one.index])}
    denied = {index for index, text in about.items() if not _NOT.isdisjoint(text.split())}
    remarks = [
        column.index
        for column in opened.columns
        if column.index in {opened.fields.get("note"), opened.fields.get("participation")}
        or (not column.means and not _REMARKS.isdisjoint(words(column.heading).split()))
    ]
    alone = {index for index in denied if _ALONE.issuperset(about[index].split())}
    comes = [index for index in about if index in coming - denied]
    stays = [index for index in about if index in (coming & denied) | alone]
    days = [one.index for one in unread if one.index in {*comes, *stays} and is_of_a_day(one)]
    crosses = frozenset(index for index in comes if _crosses_mean_no(opened, index))
    instead = [index for index, text in about.items() if _INSTEAD.fullmatch(text.strip())]
    return _Columns(remarks, comes, stays, days, instead, crosses)


def _about(column: Column) -> str:
    """Return the words of a heading; those of its group too where it says too little alone.

    Where it gives both answers, `Hadir (Ya/Tidak)`, neither is among them.
    """
    said = _ANSWERS.sub(" ", words(column.heading))
    enough = not (_COMES | _NOT).isdisjoint(said.split())
    return said if enough else f"{said} {words(column.group)}"


def _is_of_the_event(column: Column, about: str) -> bool:
    """Tell whether a heading of these words asks whether somebody comes to the event."""
    said = frozenset(about.split())
    if not said & _COMES or not _OTHER.isdisjoint(said | set(words(column.group).split())):
        return False
    rest = frozenset(DAY.sub(" ", about).split()) - _ASKED - _EVENT - _NOT
    return bool(said & _HADIR) or all(map(str.isdigit, rest))


def _crosses_mean_no(opened: OpenedList, index: int) -> bool:
    texts = (_said(data.texts, index).strip() for data in opened.split.data)
    return crosses_mean_no([read_mark(text) for text in texts if text])
