"""Which villages there are: codes, names, kinds and districts, and other spellings of districts."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import Any

from app.sheets.values.keys import letters, words

DATA = "app.sheets.data"


@dataclass(frozen=True, slots=True)
class Village:
    """A village by the codes of the Ministry of Home Affairs; `kind` is `desa` or `kelurahan`."""

    code: str
    name: str
    kind: str
    kecamatan: str
    kecamatan_code: str


class Regions:
    """The villages of an event's area, ready to be looked up by name and code."""

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
            self.kecamatan_codes[letters(village.kecamatan)] = village.kecamatan_code
            self.kecamatan_codes[letters(village.kecamatan_code)] = village.kecamatan_code
        for alias, code in aliases.items():
            if code in self.kecamatan_names:
                self.kecamatan_codes.setdefault(letters(alias), code)

    def cooperative_name(self, village: Village) -> str:
        """Return the official name of a village's cooperative.

        Where several villages of the area share the name, the district is part of it.
        """
        name = f"Koperasi {village.kind.capitalize()} Merah Putih {village.name}"
        shared = len(self.by_name[letters(village.name)]) > 1
        return f"{name} Kecamatan {village.kecamatan}" if shared else name

    def is_village(self, text: str) -> bool:
        """Tell whether a text is a village's name, with or without `Desa` before it."""
        return letters(without_kind(text)[1]) in self.by_name

    def is_kecamatan(self, text: str) -> bool:
        """Tell whether a text is a district's name or code."""
        return letters(text) in self.kecamatan_codes


def without_kind(text: str) -> tuple[str, str]:
    """Split `Ds. Berta` into the kind (`desa`, `kelurahan` or empty) and the name."""
    first, _, rest = words(text).partition(" ")
    if rest and first in {"desa", "ds"}:
        return "desa", rest
    if rest and first in {"kelurahan", "kel"}:
        return "kelurahan", rest
    return "", words(text)


def read_regions(villages_csv: str, aliases_csv: str = "") -> Regions:
    """Build regions from the texts of two CSV files with the columns of those in `data/`."""
    villages = [
        Village(r["village_code"], r["village"], r["kind"], r["kecamatan"], r["kecamatan_code"])
        for r in _records(villages_csv)
    ]
    return Regions(villages, {r["alias"]: r["kecamatan_code"] for r in _records(aliases_csv)})


def _records(text: str) -> Iterable[dict[str, Any]]:
    return csv.DictReader(StringIO(text))


@cache
def banjarnegara() -> Regions:
    """Return the villages of Kabupaten Banjarnegara, which ship with the package."""
    folder = files(DATA)
    return read_regions(
        folder.joinpath("villages.csv").read_text("utf-8"),
        folder.joinpath("kecamatan_aliases.csv").read_text("utf-8"),
    )
