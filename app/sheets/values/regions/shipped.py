"""The villages of all regencies, which ship with the package and are loaded by regency."""

import csv
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO, StringIO

from app.sheets.values.keys import letters, words
from app.sheets.values.regions.villages import KELURAHAN, Regions, Village, bare_regency

DATA = "app.sheets.data"
REGENCIES_FILE = "regencies.txt"
"""Member of the archive: a line for each regency with its code, name and province."""
DEFAULT_REGIONS = ("33.04",)
"""The regencies of an event that names none: Kabupaten Banjarnegara."""
MOST_REGENCIES = 40
"""The regencies of one event; no province has more."""
_KINDS = {"1": KELURAHAN, "2": "desa", "3": "desa adat"}
_SHORT = {
    **{"aceh": "11", "sumut": "12", "sumbar": "13", "sumsel": "16", "babel": "19", "kepri": "21"},
    **{"dki": "31", "jakarta": "31", "jabar": "32", "jateng": "33", "diy": "34", "jatim": "35"},
    **{"ntb": "52", "ntt": "53", "kalbar": "61", "kalteng": "62", "kalsel": "63", "kaltim": "64"},
    **{"kaltara": "65", "sulut": "71", "sulteng": "72", "sulsel": "73", "sultra": "74"},
    **{"sulbar": "76", "malut": "82"},
}
"""How provinces are called for short -> code."""
_VILLAGE_DIGITS = 4
_AREAS_KEPT = 4


@dataclass(frozen=True, slots=True)
class Regency:
    """A kabupaten or kota with its code, such as `33.04`, and its province."""

    code: str
    name: str
    province: str
    villages: int


class UnknownRegencyError(LookupError):
    """There is no regency of that code."""


@cache
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(files(DATA).joinpath("villages.zip").read_bytes()))


def _lines(member: str) -> list[list[str]]:
    text = _archive().read(member).decode()
    return [line.split("\t") for line in text.splitlines()]


@cache
def regencies() -> dict[str, Regency]:
    """Return all regencies by code."""
    return {
        code: Regency(code, name, province, int(count))
        for code, name, province, count in _lines(REGENCIES_FILE)
    }


def find_regencies(text: str) -> list[Regency]:
    """Return the regencies whose name, province or code holds all words of a text, best first.

    The best are those whose own name begins with the text, with or without `Kabupaten`.
    """
    said = words(text).split()
    found = []
    for regency in regencies().values():
        name = words(regency.name)
        whole = f"{name} {words(regency.province)} {words(regency.code)} {regency.code}"
        if all(word in whole for word in said):
            start = name.partition(" ")[2].startswith(" ".join(said))
            found.append((not start, not all(word in name for word in said), regency))
    return [regency for *_, regency in sorted(found, key=lambda each: each[:2])]


def villages_of(code: str) -> Iterable[Village]:
    """Yield the villages of a regency; raises UnknownRegencyError if there is none of that code."""
    regency = regencies().get(code)
    if regency is None:
        raise UnknownRegencyError(code)
    kecamatan = kecamatan_code = ""
    for number, name in _lines(f"{code}.txt"):
        if len(number) < _VILLAGE_DIGITS:
            kecamatan, kecamatan_code = name, f"{code}.{number}"
        else:
            kind = _KINDS[number[0]]
            yield Village(
                f"{kecamatan_code}.{number}", name, kind, kecamatan, kecamatan_code, regency.name
            )


@lru_cache(maxsize=_AREAS_KEPT)
def area_of(codes: tuple[str, ...]) -> Regions:
    """Return the villages of one or several regencies as one area.

    Raises UnknownRegencyError for a code that no regency has.
    """
    text = files(DATA).joinpath("kecamatan_aliases.csv").read_text("utf-8")
    aliases = {row["alias"]: row["kecamatan_code"] for row in csv.DictReader(StringIO(text))}
    return Regions((village for code in codes for village in villages_of(code)), aliases)


def banjarnegara() -> Regions:
    """Return the villages of Kabupaten Banjarnegara, the area of the example."""
    return area_of(DEFAULT_REGIONS)


@cache
def _provinces() -> dict[str, str]:
    return {letters(each.province): each.code[:2] for each in regencies().values()} | _SHORT


def province_code(text: str) -> str:
    """Return the code of the province that a text names, such as `33`; empty if it names none."""
    return _provinces().get(letters(text), "")


def is_province(text: str) -> bool:
    """Tell whether a text is a province's name, or the nation's."""
    return bool(province_code(text)) or letters(text) == "indonesia"


@cache
def _regency_names() -> frozenset[str]:
    return frozenset(letters(bare_regency(regency.name)) for regency in regencies().values())


def is_any_regency(text: str) -> bool:
    """Tell whether a text names a regency of the nation, with or without `Kabupaten`."""
    return letters(bare_regency(text)) in _regency_names()
