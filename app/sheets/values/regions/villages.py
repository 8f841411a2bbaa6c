"""The villages of an area: codes, names, kinds, districts, and other spellings of districts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.sheets.values.keys import letters, words

_BETWEEN_CODES = "|"
_KINDS = {
    **dict.fromkeys(("desa", "ds", "pemdes", "gampong", "nagari", "pekon", "tiyuh"), "desa"),
    **dict.fromkeys(("kampung", "kampong", "negeri", "pemerintah desa"), "desa"),
    **dict.fromkeys(("lembang", "kalurahan", "nagori", "ohoi", "kute"), "desa"),
    **dict.fromkeys(("gp", "gpg", "gamp", "kp", "kpg", "kmp", "kamp", "nag", "pkn", "ty"), "desa"),
    **dict.fromkeys(("lbg", "lemb", "kal", "klh", "neg", "dsa", "des", "pemnag"), "desa"),
    **dict.fromkeys(("kelurahan", "kel", "pemkel", "pemerintah kelurahan"), "kelurahan"),
}
"""What stands before a village's name -> the kind of village that it says."""
KELURAHAN = "kelurahan"
ELSEWHERE = "tempat"
"""The kind of a place that is no village."""


@dataclass(frozen=True, slots=True)
class Village:
    """A village by the codes of the Ministry of Home Affairs.

    `kind` is `desa`, `kelurahan`, `desa adat` or, for an event's own place, `tempat`; `regency` the
    name of the kabupaten or kota, empty where the list of villages does not say it.
    """

    code: str
    name: str
    kind: str
    kecamatan: str
    kecamatan_code: str
    regency: str = ""


class Regions:
    """The villages of an event's area, ready to be looked up by name and code.

    Where districts of several regencies share a name, that name stands for all of them together:
    their codes are joined to one, as in `33.13.09|33.26.15`.
    """

    def __init__(self, villages: Iterable[Village], aliases: Mapping[str, str]) -> None:
        """Take the villages, and other spellings of districts (spelling -> district code)."""
        self.villages = tuple(villages)
        self.by_code: dict[str, Village] = {}
        self.by_name: dict[str, list[Village]] = defaultdict(list)
        self.by_kecamatan: dict[str, list[Village]] = defaultdict(list)
        self.kecamatan_names: dict[str, str] = {}
        self.kecamatan_codes: dict[str, str] = {}
        for village in self.villages:
            self.by_code[letters(village.code)] = village
            self.by_name[letters(village.name)].append(village)
            self.by_kecamatan[village.kecamatan_code].append(village)
            self.kecamatan_names[village.kecamatan_code] = village.kecamatan
        self._name_kecamatans()
        for alias, code in aliases.items():
            if code in self.kecamatan_names:
                self.kecamatan_codes.setdefault(letters(alias), code)
        self.regencies = {
            letters(bare_regency(v.regency)): v.regency for v in self.villages if v.regency
        }
        """Key of a regency's name without `Kabupaten` or `Kota` -> its name."""
        self.provinces = {v.code[:2] for v in self.villages if v.regency and v.code[:2].isdigit()}
        """Codes of the provinces of the area; empty where the list of villages does not say it."""
        self.place_headings: tuple[str, ...] = ()
        """What a list may call the places, besides `Desa` and the like, in `words` form."""
        self.group_headings: tuple[str, ...] = ()
        """What a list may call the districts."""

    def _name_kecamatans(self) -> None:
        """Fill `kecamatan_codes` by name and by code, and join districts that share a name."""
        sharing: dict[str, list[str]] = defaultdict(list)
        for code, name in self.kecamatan_names.items():
            if letters(name):
                sharing[letters(name)].append(code)
        for key, codes in sharing.items():
            joined = _BETWEEN_CODES.join(codes)
            self.kecamatan_codes[key] = joined
            if len(codes) > 1:
                self.kecamatan_names[joined] = self.kecamatan_names[codes[0]]
                self.by_kecamatan[joined] = [v for code in codes for v in self.by_kecamatan[code]]
            for code in codes:
                self.kecamatan_codes[letters(code)] = code

    def is_in(self, village_code: str, kecamatan: str) -> bool:
        """Tell whether a village lies in a district, or in one of several of the same name."""
        village = self.by_code.get(letters(village_code))
        return village is not None and village.kecamatan_code in kecamatan.split(_BETWEEN_CODES)

    def cooperative_name(self, village: Village) -> str:
        """Return the official name of a village's cooperative.

        Where several villages of the area share the name, the district is part of it.
        """
        if village.kind == ELSEWHERE:
            return village.name
        kind = "Kelurahan" if village.kind == KELURAHAN else "Desa"
        name = f"Koperasi {kind} Merah Putih {village.name}"
        shared = len(self.by_name[letters(village.name)]) > 1
        return f"{name} Kecamatan {village.kecamatan}" if shared else name

    def name_of(self, text: str) -> tuple[str, str]:
        """Split `Ds. Berta` as `without_kind` does, unless all of it is a village's name."""
        kind, name = without_kind(text)
        if kind and letters(text) in self.by_name:
            return "", words(text)
        return kind, name

    def named(self, text: str) -> list[Village]:
        """Return the villages that a text names, with or without `Desa` before the name."""
        return self.by_name.get(letters(self.name_of(text)[1]), [])

    def is_village(self, text: str) -> bool:
        """Tell whether a text is a village's name, with or without `Desa` before it."""
        return letters(text) in self.by_name or letters(without_kind(text)[1]) in self.by_name

    def is_kecamatan(self, text: str) -> bool:
        """Tell whether a text is a district's name or code."""
        return letters(text) in self.kecamatan_codes

    def is_regency(self, text: str) -> bool:
        """Tell whether a text names a regency of the area, with or without `Kabupaten`."""
        return letters(bare_regency(text)) in self.regencies


def without_kind(text: str) -> tuple[str, str]:
    """Split `Ds. Berta` into the kind (`desa`, `kelurahan` or empty) and the name."""
    said = words(text)
    first, _, rest = said.partition(" ")
    if first == "pemerintah":
        second, _, rest = rest.partition(" ")
        first = f"{first} {second}"
    if rest and first in _KINDS:
        return _KINDS[first], rest
    return "", said


def bare_regency(text: str) -> str:
    """Return a regency's name without `Kabupaten` or `Kota` before it, in `words` form."""
    first, _, rest = words(text).partition(" ")
    return rest if rest and first in {"kabupaten", "kab", "kota", "kotamadya"} else words(text)
