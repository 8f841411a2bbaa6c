"""Positions of people in a cooperative."""

import re
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from app.sheets.values.keys import remembered, without_code, words

CHAIR, SECRETARY, TREASURER, SUPERVISOR = "Ketua", "Sekretaris", "Bendahara", "Pengawas"
MANAGER = "Manajer"
_SHORTEST_LONG = 8
"""From how many letters on two slips of the keyboard are allowed."""
_SHORTEST_FUZZY_WORD = 5
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
    MANAGER: "manager|manajer umum|manajer usaha|manajer operasional|general manager|manejer",
    SUPERVISOR: "ketua pengawas|anggota pengawas|badan pengawas|supervisor",
}
POSITIONS_BY_RANK = tuple(_POSITIONS)
"""The positions of those who are invited; of two people of a cooperative the first named here
counts as its manager."""
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
_PLACE = re.compile(r"\b(?:koperasi|kop|kopdes|kopdeskel|kopkel|kdmp|kkmp|kdkmp)\b", re.IGNORECASE)
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
    said = words(without_code(cell))
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
    allowed = 1 if len(spelt) < _SHORTEST_LONG else 2
    found = process.extract(
        spelt, _LONG_ALIASES, scorer=OSA.distance, score_cutoff=allowed, limit=None
    )
    near = {_ALIASES[alias] for alias, _, _ in found}
    return near.pop() if len(near) == 1 else ""


def position_before_place(cell: str) -> str:
    """Return `Ketua` of `Ketua KDMP Berta`; empty if no position stands before a place."""
    place = _PLACE.search(cell)
    said = cell[: place.start()].strip(" ,;:/()–—-.") if place and place.start() else ""
    return said if is_written_as_position(said) else ""


def is_written_as_position(text: str) -> bool:
    """Tell whether a text is a position without any slip: a name such as Ketut is none."""
    said = words(without_code(text))
    tokens = [_EXPANSIONS.get(token, token) for token in said.split()]
    spelt = " ".join(token for token in tokens if token not in _OF_THE_COOPERATIVE)
    return said in _ALIASES or spelt in _ALIASES


def is_position(text: str) -> bool:
    """Tell whether a text names a position."""
    return bool(read_position(text).name)
