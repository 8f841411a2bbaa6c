"""How the name of a person or cooperative is printed: pure. What is stored stays as it was typed.

Lists of offices hold names in capitals alone or in small letters alone; paper and screens show them
as names. A name that somebody wrote with both is that person's spelling and is left alone.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_APART: Final = re.compile(r"(\s+)")
_APOSTROPHES: Final = "'’‘`´ʼʻ"
_LETTERS: Final = r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*"
_PIECE: Final = re.compile(f"{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*")
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
_FIRMS: Final = frozenset({*_SHORT, "koperasi", "kopdes", "kopkar", "gapoktan", "yayasan"})
"""Words that say that a name is not a person's: it has neither titles nor degrees."""
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
_BARE: Final = "amd mh mhum mkes mkom mm mpd mt se sh shut skep skom sp spd spsi ss ssos st"
_BARE_DEGREES: Final = frozenset(_BARE.split())
"""Degrees that are known as such at the end of a name also without a comma and without dots."""
_BARE_LENGTH: Final = 4
"""What follows a comma, is not known and has no more letters is short for something: as typed."""


@lru_cache(maxsize=20_000)
def printed(typed: str) -> str:
    """Return a name as paper and screens show it: `BUDI SANTOSO, S.PD` is `Budi Santoso, S.Pd.`.

    Only dots are added, and only to titles and degrees that are known; a blank within a degree is
    taken out.
    """
    whole = unicodedata.normalize("NFC", typed)
    name, *degrees = whole.split(",")
    is_firm = any(_letters(word) in _FIRMS for word in whole.replace(",", " ").split())
    after = (_after_comma(each, is_firm=is_firm) for each in degrees)
    return unicodedata.normalize("NFC", ",".join([_name(name, is_firm=is_firm), *after]))


def _name(typed: str, *, is_firm: bool) -> str:
    words = _APART.split(typed)
    plain = [word for word in words if "." not in word and sum(map(str.isalpha, word)) > 1]
    said = "".join(plain or words)
    if not (said.isupper() or said.islower()):
        return typed
    places = [place for place, word in enumerate(words) if word.strip()]
    begin, end = (0, len(places)) if is_firm else _person(words, places)
    for place in places[:begin]:
        words[place] = _title(words[place])
    for number, place in enumerate(places[begin:end]):
        words[place] = _word(words[place], first=begin + number == 0, is_firm=is_firm)
    for place in places[end:]:
        words[place] = _degree(words[place])
    return "".join(words)


def _person(words: list[str], places: list[int]) -> tuple[int, int]:
    """Return where the titles before a name end and the degrees after it begin."""
    begin, end = 0, len(places)
    while begin < end - 1 and _is_title(words[places[begin]]):
        begin += 1
    while begin < end - 1 and _is_degree(words[places[end - 1]]):
        end -= 1
    return begin, end


def _title(word: str) -> str:
    if not _is_plain(word):
        return word
    key = _key(word)
    return "dr." if key == "dr" and word.islower() else _TITLES[key]


def _word(word: str, *, first: bool, is_firm: bool) -> str:
    if not _is_plain(word):
        return word
    if not first and not is_firm and _is_dotted(word) and _key(word) in _DEGREES:
        return _DEGREES[_key(word)]
    kept = _kept(word, first=first) if "." not in word else _short(word)
    return _PIECE.sub(_capital, word) if kept is None else kept


def _short(word: str) -> str | None:
    """Return a short form within its marks, as `KUD.` and `(KDMP)`; None: it is none."""
    short = None if _is_dotted(word) else _SHORT.get(_letters(word))
    return re.sub(r"[^\W\d_]+", short, word) if short else None


def _kept(word: str, *, first: bool) -> str | None:
    """Return a word that is no name as it is written within one; None: it is a name."""
    key = word.casefold()
    if not first and key in _SMALL:
        return key
    if not first and _ROMAN.fullmatch(key):
        return word.upper()
    if word.isupper() and word.isalpha() and not _VOWELS & set(key):
        return word
    return _short(word)


def _is_title(word: str) -> bool:
    key = _key(word)
    return key in _TITLES and word.casefold() in (key, f"{key}.", _TITLES[key].casefold())


def _is_dotted(word: str) -> bool:
    """Return whether a word has a dot within it, as `S.Pd` has."""
    return "." in word.strip(".")


def _is_degree(word: str) -> bool:
    key = _key(word)
    return key in _BARE_DEGREES or (key in _DEGREES and _is_dotted(word))


def _after_comma(typed: str, *, is_firm: bool) -> str:
    words = _APART.split(typed)
    if is_firm:
        return "".join(_after_firm(word) if word.strip() else word for word in words)
    said: list[str] = []
    while words:
        taken = next((n for n in (5, 3) if _is_one_degree(words[:n], n)), 1)
        one = "".join(words[:taken:2])
        said.append(_degree(one) if one.strip() else one)
        del words[:taken]
    return "".join(said)


def _is_one_degree(words: list[str], length: int) -> bool:
    """Return whether words, and blanks between them, are one degree such as `S. KOM`."""
    one = "".join(words[::2])
    is_short = 0 < len(_key(words[0])) <= len("Ph") and _key(words[0]) not in _DEGREES
    return len(words) == length and is_short and _key(one) in _DEGREES and _is_plain(one)


def _is_plain(word: str) -> bool:
    return word.isupper() or word.islower()


def _degree(word: str) -> str:
    return _DEGREES[_key(word)] if _is_plain(word) and _key(word) in _DEGREES else _after_firm(word)


def _after_firm(word: str) -> str:
    """Return a word after a comma that is no degree."""
    if not _is_plain(word) or ("." not in word and len(_key(word)) <= _BARE_LENGTH):
        return word
    return _short(word) or _PIECE.sub(_capital, word)


def _letters(word: str) -> str:
    return "".join(filter(str.isalpha, word)).casefold()


def _key(word: str) -> str:
    return word.replace(".", "").casefold()


def _capital(piece: re.Match[str]) -> str:
    """Return a run of letters with one capital; after `O'` and `D'` the next letter is one too."""
    said = piece[0]
    if len(said) > len("O'") and said[0] in "odOD" and said[1] in _APOSTROPHES:
        return said[0].upper() + said[1] + said[2].title() + said[3:].lower()
    return said[0].title() + said[1:].lower()
