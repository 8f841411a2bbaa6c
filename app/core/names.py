"""How the name of a person or cooperative is printed: pure. What is stored stays as it was typed.

Lists of offices hold names in capitals alone or in small letters alone; paper and screens show them
as names. A name that somebody wrote with both is that person's spelling and is left alone.
"""

import re
from functools import lru_cache
from typing import Final

_APART: Final = re.compile(r"(\s+)")
_PIECE: Final = re.compile(r"[^\W\d_]+(?:['’`ʼ][^\W\d_]+)*")
_ROMAN: Final = re.compile(r"x{0,3}(?:ix|iv|v?i{0,3})")
_VOWELS: Final = frozenset("aeiouyàáâäèéêëìíîïòóôöùúûü")
_SMALL: Final = frozenset({"bin", "binti", "dan", "di"})
_SHORT: Final = {
    "bmt": "BMT",
    "bumdes": "BUMDes",
    "cv": "CV",
    "kdmp": "KDMP",
    "kkmp": "KKMP",
    "koppas": "Koppas",
    "ksp": "KSP",
    "kud": "KUD",
    "pt": "PT",
    "tbk": "Tbk",
    "ud": "UD",
    "umkm": "UMKM",
}
_TITLES: Final = {
    "dr": "Dr.",
    "dra": "Dra.",
    "drg": "drg.",
    "drh": "drh.",
    "drs": "Drs.",
    "h": "H.",
    "hj": "Hj.",
    "ir": "Ir.",
    "kh": "K.H.",
    "prof": "Prof.",
}
_WRITTEN: Final = (
    "A.Md. A.Ma. A.Ptnh. Ph.D. S.Ag. S.E. S.Ei. S.Farm. S.Gz. S.H. S.Hut. S.I.P. S.IP. S.Kep. "
    "S.Kom. S.P. S.Pd. S.Pd.I. S.Pi. S.Pt. S.Psi. S.S. S.Si. S.Sos. S.ST. S.STP. S.T. S.TP. "
    "S.Tr. M.Ag. M.E. M.H. M.Hum. M.Kes. M.Kom. M.M. M.P. M.Pd. M.Pd.I. M.Si. M.Sos. M.T."
)
_DEGREES: Final = {one.replace(".", "").casefold(): one for one in _WRITTEN.split()}
_BARE_DEGREES: Final = frozenset({"amd", "mh", "mm", "mt", "se", "sh", "sp", "spd", "ss", "st"})
"""Degrees that are known as such at the end of a name also without a comma and without dots."""
_BARE_LENGTH: Final = 4
"""What follows a comma, is not known and has no more letters is short for something: as typed."""


@lru_cache(maxsize=20_000)
def printed(typed: str) -> str:
    """Return a name as paper and screens show it: `BUDI SANTOSO, S.PD` is `Budi Santoso, S.Pd.`.

    Only dots are added, and only to titles and degrees that are known.
    """
    name, *degrees = typed.split(",")
    return ",".join([_name(name), *map(_after_comma, degrees)])


def _name(typed: str) -> str:
    words = _APART.split(typed)
    plain = [word for word in words if "." not in word and sum(map(str.isalpha, word)) > 1]
    said = "".join(plain or words)
    if not (said.isupper() or said.islower()):
        return typed
    places = [place for place, word in enumerate(words) if word.strip()]
    for place in places:
        words[place] = _word(words[place], first=place == places[0], last=place == places[-1])
    return "".join(words)


def _word(word: str, *, first: bool, last: bool) -> str:
    if not (word.isupper() or word.islower()):
        return word
    key = _key(word)
    if first and not last and _is_title(word, key):
        return "dr." if key == "dr" and word.islower() else _TITLES[key]
    if not first and key in _DEGREES and ("." in word.rstrip(".") or (last and _is_bare(key))):
        return _DEGREES[key]
    kept = _kept(word, first=first) if "." not in word else None
    return _PIECE.sub(_capital, word) if kept is None else kept


def _kept(word: str, *, first: bool) -> str | None:
    """Return a word that is no name as it is written within one; None: it is a name."""
    key = word.casefold()
    if not first and key in _SMALL:
        return key
    if not first and _ROMAN.fullmatch(key):
        return word.upper()
    if word.isupper() and word.isalpha() and not _VOWELS & set(key):
        return word
    return _SHORT.get(key)


def _is_bare(key: str) -> bool:
    return key in _BARE_DEGREES


def _is_title(word: str, key: str) -> bool:
    return key in _TITLES and word.casefold() in (key, f"{key}.", _TITLES[key].casefold())


def _after_comma(typed: str) -> str:
    words = _APART.split(typed)
    return "".join(_degree(word) if word.strip() else word for word in words)


def _degree(word: str) -> str:
    if not (word.isupper() or word.islower()):
        return word
    key = _key(word)
    if key in _DEGREES:
        return _DEGREES[key]
    if "." not in word and len(key) <= _BARE_LENGTH:
        return word
    return _PIECE.sub(_capital, word)


def _key(word: str) -> str:
    return word.replace(".", "").casefold()


def _capital(piece: re.Match[str]) -> str:
    """Return a run of letters with one capital; after `O'` and `D'` the next letter is one too."""
    said = piece[0]
    if len(said) > len("O'") and said[0] in "odOD" and not said[1].isalpha():
        return said[0].upper() + said[1] + said[2].upper() + said[3:].lower()
    return said[0].upper() + said[1:].lower()
