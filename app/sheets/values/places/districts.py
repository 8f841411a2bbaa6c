"""Which district a text means."""

import re
from collections.abc import Iterable

from app.sheets.values.keys import letters, nearest, plain, visible, without_code, words
from app.sheets.values.regions.villages import Regions

_PREFIX = re.compile(
    r"^\s*(?:(?:[ivx]{1,5}|[a-z]|\d{1,2})\b[.)]?\s*(?=kec))?"
    r"(?:(?:utusan|delegasi|perwakilan|peserta|daftar|data|nama|rombongan|kelompok|wilayah|dari"
    r"|untuk|se|asal|list of|participants)[\s:-]+)*"
    r"(?:kecamatan|kec|kapanewon|kemantren|distrik)\b[.:]?\s*"
)
_ORDINAL = re.compile(r"^\s*(?:[IVX]{1,5}|[A-Z]|\d{1,2})\b[.)]?\s+(?=\S)")
"""What numbers a section, as in `II KALIBENING`."""
_COUNT_AFTER = re.compile(r"(?<=[a-z]) ?(?:\([^()]*\)|[-:,=]? ?\d{1,3} [a-z/]+)$")
_AROUND = " =-–—#*~_<>[]»«|+"
_SHORTEST_FUZZY = 4
_LONG = 8


class Districts:
    """Finds districts by name, code or a name misspelt; remembers what it has found."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._known: dict[str, tuple[str, str]] = {}

    def find(self, text: str) -> tuple[str, str]:
        """Return the code of a district and the finding's code (empty: written as official).

        The code is empty if the text names no district.
        """
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._find(text)
        return known

    def section(self, text: str) -> str:
        """Return the code of the district that a section heading names; empty if none.

        A slip of the keyboard is allowed only after `Kecamatan`: SUSULAN (latecomers) is not
        Susukan.
        """
        code, finding = self.find(text) if text else ("", "")
        if _ORDINAL.match(text) and (not code or finding == "kecamatan_fuzzy"):
            code, finding = self.find(_ORDINAL.sub("", text, count=1))
        if finding == "kecamatan_fuzzy" and not _PREFIX.match(plain(text).strip(_AROUND)):
            return ""
        return code

    def _find(self, text: str) -> tuple[str, str]:
        typed = bare_district(text)
        key = letters(_COUNT_AFTER.sub("", typed))
        code = self._regions.kecamatan_codes.get(key, "")
        if code:
            official = words(self._regions.kecamatan_names[code])
            as_official = words(typed) == official or key == letters(code)
            return code, "" if as_official else "kecamatan_alias"
        near = near_names(key, self._regions.kecamatan_codes)
        codes = {self._regions.kecamatan_codes[name] for name in near}
        return (codes.pop(), "kecamatan_fuzzy") if len(codes) == 1 else ("", "")


def bare_district(text: str) -> str:
    """Return a district's name as typed, without signs around it and `Kecamatan` before it."""
    return _PREFIX.sub("", without_code(plain(visible(text))).strip(_AROUND))


def near_names(key: str, names: Iterable[str], allowed: int | None = None) -> list[str]:
    """Return the names that are nearest to a misspelt one, all of them where several tie."""
    if len(key) < _SHORTEST_FUZZY:
        return []
    if allowed is None:
        allowed = 1 if len(key) < _LONG else 2
    return nearest(key, names, allowed)
