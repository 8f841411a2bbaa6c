"""Names and positions of people."""

import re
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from app.sheets.values.keys import (
    is_absent,
    letters,
    name_letters,
    remembered,
    visible,
    words,
)
from app.sheets.values.phones import Phone, phone_in_name
from app.sheets.values.positions import is_written_as_position
from app.sheets.values.roles import is_role

_HONORIFIC = re.compile(
    r"(?:(?:bapak|bpk|bp|ibu|sdri|sdr|saudara|saudari|yth|pak|bu|tn|ny|mr|mrs|ms|mas|mbak|mba|mbah"
    r"|kang|cak|bang|pakde|bude|teh|pa|aa|ceu|kak|uda|bli)(?:\.\s*|\s+))+",
    re.IGNORECASE,
)
_REMARK = re.compile(r"[(\[]([^()\[\]]{2,40})[)\]]$")
_SAME_AS_ABOVE = frozenset({"sda", "s d a", "idem", "ditto", "sama"})
"""What stands for the cell above; for a person's name, it says nothing."""
_IDENTITY = re.compile(r"\b(?:no\.? ?)?(?:nik|ktp)\b[\s.:]*[\d ]*\)?", re.IGNORECASE)
_BESIDE_MAIL = re.compile(r"([\s,;/|]+)")
_LABELS_OF_MAIL = frozenset({"email", "e-mail", "mail", "surel", "mailto"})
_LABELS = frozenset({"hp", "wa", "telp", "tlp", "no", "nomor", "telepon", "kontak"})
_ORDINAL = re.compile(r"^\s*\(?\d{1,3}[.)]\s*(?=[^\W\d])")
_AROUND = " -–—:;,/|\\'\""
_LETTER = re.compile(r"[^\W\d_]")
_TITLES = frozenset(
    {"h", "hj", "hajah", "haji", "drs", "dra", "dr", "ir", "prof", "kh", "r", "rr", "ust"}
    | {"ustad", "ustadz", "ustadzah", "ustaz", "kyai", "kiai", "mas", "mbak", "mba", "mbah"}
    | {"kang", "pak", "bu", "bapak", "ibu", "bpk", "sdr", "sdri", "yth"}
)
_DEGREES = re.compile(
    r"(?:\s+(?:S|M|A|D|Amd|Sp)\.\s?[A-Z][a-z]{0,4}\.?(?:[A-Z][a-z]{0,3}\.?)*)+\s*$"
)
"""Degrees that no comma parts from the name, with a dot in each, as in `Budi Utomo S.Pd. M.M.`"""
_LONGEST_NAME = 200
"""Letters of a name that are compared with another's."""
_SLIP = 1
SHORTEST_FUZZY_NAME, LONGEST_FUZZY_NAME = 8, 60
"""Letters of names that may be misspelt: of shorter ones too many differ by one, and longer ones
are nobody's."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as typed, without honorific and number; `phone` is a number that stood in it.

    `honorific` says that a form of address was taken off, or `a.n.`.
    """

    text: str
    honorific: bool = False
    phone: Phone | None = None

    @property
    def key(self) -> str:
        """What names are compared by."""
        return name_letters(self.text)


def read_name(cell: str) -> Name:
    """Return the name in a cell; an empty one if the cell holds no letter."""
    if words(cell) in _SAME_AS_ABOVE:
        return Name("")
    rest, phone = without_number(_IDENTITY.sub(" ", without_mail(visible(cell))))
    text = _ORDINAL.sub("", visible(rest)).strip(" -–—:;/\\'\"")
    remark = _REMARK.search(text)
    if remark and is_role(remark[1]) and not is_written_as_position(remark[1]):
        text = text[: remark.start()].strip(_AROUND)
    bare = _HONORIFIC.match(text)
    if bare:
        text = text[bare.end() :].strip()
    if is_absent(text) or not _LETTER.search(text) or is_role(text):
        text = ""
    return Name(text, bool(bare and text), phone)


def without_honorific(text: str) -> str:
    """Return a name without the form of address before it."""
    bare = _HONORIFIC.match(text)
    return text[bare.end() :].strip() if bare and text[bare.end() :].strip() else text


def without_mail(text: str) -> str:
    """Return a text without the addresses of mail in it, and without the labels before them."""
    if "@" not in text:
        return text
    kept: list[str] = []
    for piece in _BESIDE_MAIL.split(text):
        if "@" not in piece:
            kept.append(piece)
        elif len(kept) > 1 and kept[-2].strip("([<:.=").casefold() in _LABELS_OF_MAIL:
            del kept[-2:]
    return visible("".join(kept)).strip(_AROUND)


def without_number(text: str) -> tuple[str, Phone | None]:
    """Split a number and its label off a name; the text as it is and None if there is none."""
    bare, phone = phone_in_name(text)
    if phone is None:
        return text, None
    bare = bare.strip(_AROUND).rstrip(")]").strip(_AROUND)
    before, _, last = bare.rpartition(" ")
    if last.strip(".:").casefold() in _LABELS:
        bare = before.strip(_AROUND)
    return bare + ")" * (bare.count("(") > bare.count(")")), phone


_NAME_LIKE = re.compile(r"[^\W\d_][^\d_:;@/]{2,59}")
_OF_SEVERAL_FIELDS = frozenset("-–—;|:()")
"""Signs that part the fields of a line, of which one is a number."""
_MOST_WORDS = 6
_NO_NAMES = frozenset(
    {"jumlah", "total", "daftar", "kecamatan", "kec", "desa", "kelurahan", "mohon", "catatan"}
    | {"ket"}
    | {"keterangan", "mengetahui", "panitia", "peserta", "tanggal", "hadir", "halaman", "list"}
    | {"koperasi", "kdmp", "gelombang", "kelompok", "sesi", "susulan", "tambahan", "cadangan"}
    | {"rekap", "rekapitulasi", "subtotal", "note", "notes", "data", "nama", "kabupaten", "wilayah"}
)


@remembered
def looks_like_name(text: str) -> bool:
    """Tell whether a text may be a person's name: a few words of letters, none a list's own."""
    said = words(text).split()
    fine = _NAME_LIKE.fullmatch(visible(text)) is not None and 0 < len(said) <= _MOST_WORDS
    return fine and _NO_NAMES.isdisjoint(said) and not is_absent(text)


def look_like_names(text: str) -> bool:
    """Tell whether a text may be the name of a person, or the names of two with a stroke between.

    Those of two are of several words each.
    """
    if any(map(str.isdigit, text)):
        text, phone = without_number(text)
        if phone is None or not phone.e164 or not _OF_SEVERAL_FIELDS.isdisjoint(text):
            return False
    one, stroke, other = text.partition("/")
    if not stroke:
        return looks_like_name(text)
    return all(looks_like_name(part) and " " in part.strip() for part in (one, other))


@remembered
def core_of_name(name: str) -> str:
    """Return a name's key without titles before it and degrees after it."""
    before_degrees = _DEGREES.sub("", name.partition(",")[0][:_LONGEST_NAME])
    if not letters(before_degrees):
        return name_letters(before_degrees)
    tokens = words(before_degrees).split()
    while len(tokens) > 1 and tokens[0] in _TITLES:
        tokens.pop(0)
    return "".join(tokens)


def nearly(one: str, other: str) -> bool:
    """Tell whether two names (as `core_of_name`) are a slip of the keyboard apart.

    A slip is a letter too many, too few or wrong, or two neighbours exchanged. Whether it may be
    one depends on the length of the first name.
    """
    if abs(len(one) - len(other)) > _SLIP:
        return False
    if not SHORTEST_FUZZY_NAME <= len(one) <= LONGEST_FUZZY_NAME:
        return False
    return OSA.distance(one, other, score_cutoff=_SLIP) <= _SLIP
