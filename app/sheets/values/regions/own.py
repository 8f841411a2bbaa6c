"""Places that an office lists itself: villages of its own, or whatever else an event is about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256

from app.sheets.values.keys import name_letters, words
from app.sheets.values.regions.shipped import area_of
from app.sheets.values.regions.villages import Regions, Village

NO_GROUP = "–"
"""Stands for the group of a place that has none."""
_CODE_DIGITS = 12
_KECAMATAN_DIGITS = 8
_OFFICIAL_PARTS = 4
_AREAS_KEPT = 4
OF_PEOPLE = frozenset({"", "nama", "name", "no", "nomor", "kode", "code"})
"""Headings that lists of people use for something else."""


@dataclass(frozen=True, slots=True)
class OwnPlaces:
    """Places, and what their list calls them and their groups; empty where that is not known."""

    villages: tuple[Village, ...]
    place_heading: str = ""
    group_heading: str = ""

    @property
    def groups(self) -> int:
        """How many groups the places are in."""
        return len({village.kecamatan_code for village in self.villages})

    def text(self) -> str:
        """Return the places as lines of tabbed text, the headings first."""
        lines = [f"{self.place_heading}\t{self.group_heading}"]
        for one in self.villages:
            said = (one.code, one.name, one.kind, one.kecamatan, one.kecamatan_code, one.regency)
            lines.append("\t".join(said))
        return "\n".join(lines)


def own_places(text: str) -> OwnPlaces:
    """Return the places that a text holds (`OwnPlaces.text`)."""
    heading, *lines = text.split("\n")
    place, _, group = heading.partition("\t")
    return OwnPlaces(tuple(Village(*line.split("\t")) for line in lines), place, group)


@lru_cache(maxsize=_AREAS_KEPT)
def area_with(text: str, codes: tuple[str, ...]) -> Regions:
    """Return the villages of regencies as one area, with the own places in a text, if any.

    Raises UnknownRegencyError for a code that no regency has.
    """
    if not text:
        return area_of(codes)
    own = own_places(text)
    aliases: dict[str, str] = {}
    shipped: Iterable[Village] = ()
    if codes:
        area = area_of(codes)
        shipped, aliases = area.villages, dict(area.kecamatan_codes)
    known = {village.code for village in own.villages}
    beside = (village for village in shipped if village.code not in known)
    regions = Regions((*own.villages, *beside), aliases)
    regions.place_headings = _usable(own.place_heading)
    regions.group_headings = _usable(own.group_heading)
    return regions


def made_code(group: str, name: str) -> str:
    """Return a code for a place without one: the same whenever the place is listed again."""
    said = f"{name_letters(group)}|{name_letters(name)}"
    return f"T{sha256(said.encode()).hexdigest()[:_CODE_DIGITS]}"


def group_code(group: str, code: str) -> str:
    """Return the code of a place's group: that of its kecamatan, where its code is official."""
    if is_official(code):
        return code[:_KECAMATAN_DIGITS]
    return f"K{sha256(name_letters(group).encode()).hexdigest()[:_CODE_DIGITS]}"


def is_official(code: str) -> bool:
    """Tell whether a code is one of the Ministry of Home Affairs, such as `33.04.01.2001`."""
    parts = code.split(".")
    return len(parts) == _OFFICIAL_PARTS and [len(part) for part in parts] == [2, 2, 2, 4]


def in_one_group(villages: Iterable[Village]) -> Iterator[Village]:
    """Yield places with one code for each name of a group, that of its first place."""
    codes: dict[tuple[str, str], str] = {}
    for village in villages:
        key = name_letters(village.kecamatan), name_letters(village.regency)
        yield replace(village, kecamatan_code=codes.setdefault(key, village.kecamatan_code))


def _usable(heading: str) -> tuple[str, ...]:
    key = words(heading)
    return () if key in OF_PEOPLE else (key,)
