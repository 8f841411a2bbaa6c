"""Names and positions of people."""

import re
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.sheets.values.keys import is_absent, letters, name_letters, remembered, visible, words
from app.sheets.values.phones import Phone, phone_in_name
from app.sheets.values.roles import is_role

_HONORIFIC = re.compile(
    r"(?:(?:bapak|bpk|bp|ibu|sdri|sdr|saudara|saudari|yth|pak|bu|tn|ny|mr|mrs|ms|mas|mbak|mba|mbah"
    r"|kang|cak|bang|pakde|bude)(?:\.\s*|\s+))+",
    re.IGNORECASE,
)
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
_SHORTEST_FUZZY_WORD = 5


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
    bare = _HONORIFIC.match(text)
    if bare:
        text = text[bare.end() :].strip()
    if is_absent(text) or not _LETTER.search(text) or is_role(text):
        text = ""
    return Name(text, bool(bare and text), phone)


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


CHAIR, SECRETARY, TREASURER, SUPERVISOR = "Ketua", "Sekretaris", "Bendahara", "Pengawas"
DEPUTY_BUSINESS = "Wakil Ketua Bidang Usaha"
DEPUTY_MEMBERS = "Wakil Ketua Bidang Keanggotaan"
_POSITIONS = {
    CHAIR: "ketua umum|ketua pengurus|ketua koperasi|chairman|chair|chairperson|chairwoman|head",
    DEPUTY_BUSINESS: "wakil ketua usaha|wakil ketua bidang bisnis|vice chair for business"
    "|deputy chair for business|vice chair business|ketua bidang usaha",
    DEPUTY_MEMBERS: "wakil ketua keanggotaan|vice chair for membership"
    "|deputy chair for membership|vice chair membership|ketua bidang keanggotaan",
    SECRETARY: "sekertaris|sekr|sek|sekretaris umum|secretary",
    TREASURER: "bendahara umum|bend|bendara|treasurer",
    SUPERVISOR: "ketua pengawas|anggota pengawas|badan pengawas|supervisor",
}
POSITIONS_BY_RANK = tuple(_POSITIONS)
"""The official positions; of two people of a cooperative the first named here is its manager."""
_VILLAGE_HEADS = frozenset(
    {"kades", "kepala desa", "lurah", "kepala kelurahan", "pj kades", "pj kepala desa", "plt kades"}
    | {"plt kepala desa", "village head", "plt lurah", "pj lurah", "perbekel", "keuchik", "geuchik"}
    | {"wali nagari", "kuwu", "pambakal", "peratin", "kepala kampung", "hukum tua", "pangulu"}
)
_EXPANSIONS = {
    "waka": "wakil ketua",
    "wk": "wakil",
    "wkl": "wakil",
    "bid": "bidang",
    "bd": "bidang",
    "anggota": "keanggotaan",
    "keanggotan": "keanggotaan",
}
_OF_THE_COOPERATIVE = frozenset(
    {"koperasi", "kdmp", "kkmp", "kdkmp", "kopdes", "kopkel", "desa", "kelurahan", "merah", "putih"}
    | {"kop", "km", "knmp", "kgmp", "kpmp", "ktmp", "kopnag", "kopgam", "kopdeskel"}
    | {"nagari", "gampong", "kampung", "pekon", "tiyuh"}
)
_CANONICAL = {words(name): name for name in _POSITIONS}
_ALIASES = {
    alias: name for name, aliases in _POSITIONS.items() for alias in aliases.split("|")
} | _CANONICAL
_LONG_ALIASES = [alias for alias in _ALIASES if len(alias) >= _SHORTEST_FUZZY_WORD]


@dataclass(frozen=True, slots=True)
class Position:
    """An official position (empty if unknown) and the finding's code."""

    name: str = ""
    code: str = ""


@remembered
def read_position(cell: str) -> Position:
    """Return the position that a cell names."""
    said = words(cell)
    if not said:
        return Position(code="position_missing")
    if said in _VILLAGE_HEADS:
        return Position(SUPERVISOR, "not_a_manager")
    name = _CANONICAL.get(said)
    if name:
        return Position(name)
    name = _ALIASES.get(said) or _position_by_words(said)
    return Position(name, "position_alias") if name else Position(code="position_unclear")


def _position_by_words(said: str) -> str:
    """Spell abbreviations out, drop `Kopdes` and the like, allow a slip of the keyboard."""
    tokens = [_EXPANSIONS.get(token, token) for token in said.split()]
    if "pengawas" not in tokens:
        tokens = [token for token in tokens if token not in _OF_THE_COOPERATIVE]
    spelt = " ".join(tokens)
    if spelt in _ALIASES:
        return _ALIASES[spelt]
    allowed = 1 if len(spelt) < SHORTEST_FUZZY_NAME else 2
    found = process.extract(
        spelt, _LONG_ALIASES, scorer=OSA.distance, score_cutoff=allowed, limit=None
    )
    near = {_ALIASES[alias] for alias, _, _ in found}
    return near.pop() if len(near) == 1 else ""


def is_written_as_position(text: str) -> bool:
    """Tell whether a text is a position without any slip: a name such as Ketut is none."""
    said = words(text)
    tokens = [_EXPANSIONS.get(token, token) for token in said.split()]
    spelt = " ".join(token for token in tokens if token not in _OF_THE_COOPERATIVE)
    return said in _ALIASES or spelt in _ALIASES


def is_position(text: str) -> bool:
    """Tell whether a text names a position."""
    return bool(read_position(text).name)
