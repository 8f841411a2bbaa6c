"""Which village a row means: codes, aliases and slips of the keyboard, but no guess between two."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from app.sheets.values.cooperatives import read_cooperative
from app.sheets.values.keys import is_absent, letters, nearest, plain, visible, words
from app.sheets.values.regions import Regions, Village, without_kind

_KECAMATAN_PREFIX = re.compile(r"^\s*(?:kecamatan|kec)\b[.:]?\s*")
_COUNT_AFTER = re.compile(r"(?<=[a-z]) ?(?:\([^()]*\)|[-:,=]? ?\d{1,3} [a-z/]+)$")
_KECAMATAN_INSIDE = re.compile(r"[,(\s]+(?:kecamatan|kec)\b[.:]?\s*")
_SURE_WITHOUT_KECAMATAN = 1
_SHORTEST_FUZZY = 4
_LONG = 8


class Note(NamedTuple):
    """A finding about a place, still without its row: which field, code, found, proposed."""

    field: str
    code: str
    found: str
    proposed: str


class Said(NamedTuple):
    """What a row says about its place. `section` is the heading above it."""

    village: str = ""
    kecamatan: str = ""
    cooperative: str = ""
    section: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """The village meant, None if that is not sure, what to tell, and the cooperative's name."""

    village: Village | None
    notes: tuple[Note, ...]
    cooperative: str


class PlaceResolver:
    """Finds villages in a region list; remembers what it has found."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._places: dict[Said, Place] = {}
        self._kecamatans: dict[str, tuple[str, str]] = {}

    def resolve(self, said: Said) -> Place:
        """Return the village that a row means."""
        place = self._places.get(said)
        if place is None:
            place = self._places[said] = _Attempt(self, self._regions, said).place()
        return place

    def kecamatan(self, text: str) -> tuple[str, str]:
        """Return the code of a district and the finding's code (empty: written as official).

        The code is empty if the text names no district.
        """
        known = self._kecamatans.get(text)
        if known is None:
            known = self._kecamatans[text] = self._find_kecamatan(text)
        return known

    def section(self, text: str) -> str:
        """Return the code of the district that a section heading names; empty if none.

        A slip of the keyboard is allowed only after `Kecamatan`: SUSULAN (latecomers) is not
        Susukan.
        """
        code, finding = self.kecamatan(text) if text else ("", "")
        if finding == "kecamatan_fuzzy" and not _KECAMATAN_PREFIX.match(plain(text)):
            return ""
        return code

    def _find_kecamatan(self, text: str) -> tuple[str, str]:
        typed = _KECAMATAN_PREFIX.sub("", plain(visible(text)))
        bare = _COUNT_AFTER.sub("", typed)
        key = letters(bare)
        code = self._regions.kecamatan_codes.get(key, "")
        if code:
            official = words(self._regions.kecamatan_names[code])
            as_official = words(typed) == official or key == letters(code)
            return code, "" if as_official else "kecamatan_alias"
        near = _nearest(key, self._regions.kecamatan_codes)
        codes = {self._regions.kecamatan_codes[name] for name in near}
        return (codes.pop(), "kecamatan_fuzzy") if len(codes) == 1 else ("", "")


def _nearest(key: str, names: Iterable[str], allowed: int | None = None) -> list[str]:
    """Return the names that are nearest to a misspelt one, all of them where several tie."""
    if len(key) < _SHORTEST_FUZZY:
        return []
    if allowed is None:
        allowed = 1 if len(key) < _LONG else 2
    return nearest(key, names, allowed)


class _Attempt:
    """One row's way to its village."""

    def __init__(self, resolver: PlaceResolver, regions: Regions, said: Said) -> None:
        self._resolver, self._regions, self._said = resolver, regions, said
        self._notes: list[Note] = []
        self._cooperative = read_cooperative(said.cooperative)
        self._source = "village"
        typed, inside = visible(said.village), ""
        if match := _KECAMATAN_INSIDE.search(plain(typed)):
            typed, inside = typed[: match.start()], typed[match.end() :]
        self._kind, self._name = without_kind("" if is_absent(typed) else typed)
        self._typed_kecamatan = inside if is_absent(said.kecamatan) else said.kecamatan

    def place(self) -> Place:
        """Try code, then names."""
        village = self._by_code() if letters(self._said.code) else self._by_name()
        if village and self._source == "village":
            self._check_kind(village)
        cooperative = self._cooperative_name(village)
        return Place(village, tuple(self._notes), cooperative)

    def _note(self, field: str, code: str, found: str, proposed: str) -> None:
        self._notes.append(Note(field, code, found, proposed))

    def _by_code(self) -> Village | None:
        village = self._regions.by_code.get(letters(self._said.code))
        if village is None:
            self._note("village_code", "village_not_found", self._said.code, "")
            return None
        key = letters(self._name)
        same = key == letters(village.name) or bool(_nearest(key, [letters(village.name)]))
        if self._name and not same:
            proposed = f"{village.name} ({village.code})"
            self._note("village_code", "village_code_mismatch", self._said.code, proposed)
        return village

    def _by_name(self) -> Village | None:
        if not self._name and self._cooperative:
            self._name = without_kind(self._cooperative.village)[1]
            self._source = "cooperative"
        if not self._name:
            self._note("village", "village_missing", self._said.village, "")
            return None
        kecamatan, stated = self._kecamatan()
        if kecamatan:
            village = self._within(kecamatan, stated=stated)
        elif stated:
            village = self._in_unknown_kecamatan()
        else:
            village = self._anywhere()
        if village and self._source == "cooperative":
            self._note("village", "village_from_cooperative", "", village.name)
        return village

    def _kecamatan(self) -> tuple[str, bool]:
        """Return the district's code and whether the row itself states one."""
        typed = self._typed_kecamatan
        if not is_absent(typed):
            code, finding = self._resolver.kecamatan(typed)
            if finding:
                official = self._regions.kecamatan_names[code]
                self._note("kecamatan", finding, typed, official)
            return code, True
        if self._cooperative and self._cooperative.kecamatan:
            code, _ = self._resolver.kecamatan(self._cooperative.kecamatan)
            if code:
                return code, True
        return self._resolver.section(self._said.section), False

    def _within(self, kecamatan: str, *, stated: bool) -> Village | None:
        here = self._regions.by_kecamatan[kecamatan]
        by_key = {letters(village.name): village for village in here}
        key = letters(self._name)
        if key in by_key:
            return self._exact(by_key[key])
        elsewhere = self._regions.by_name.get(key, [])
        if elsewhere and not stated:
            return self._anywhere()
        if elsewhere:
            self._drop_alias()
            proposed = " | ".join(village.kecamatan for village in elsewhere)
            self._note("kecamatan", "kecamatan_mismatch", self._typed_kecamatan, proposed)
            return elsewhere[0] if len(elsewhere) == 1 else None
        near = _nearest(key, by_key) or self._beginning_with(key, by_key)
        return self._fuzzy([by_key[name] for name in near])

    def _beginning_with(self, key: str, names: Iterable[str]) -> list[str]:
        """Find `Gumelem` where there are Gumelem Kulon and Gumelem Wetan."""
        return [name for name in names if len(key) >= _SHORTEST_FUZZY and name.startswith(key)]

    def _in_unknown_kecamatan(self) -> Village | None:
        elsewhere = self._regions.by_name.get(letters(self._name), [])
        if elsewhere:
            proposed = " | ".join(village.kecamatan for village in elsewhere)
            self._note("kecamatan", "kecamatan_mismatch", self._typed_kecamatan, proposed)
            return elsewhere[0] if len(elsewhere) == 1 else None
        self._note(self._source, "village_not_found", self._found(), "")
        return None

    def _anywhere(self) -> Village | None:
        """No district is stated: only a name that is the only one of its kind will do."""
        matches = self._regions.by_name.get(letters(self._name), [])
        if not matches:
            near = _nearest(letters(self._name), self._regions.by_name, _SURE_WITHOUT_KECAMATAN)
            village = self._fuzzy([v for name in near for v in self._regions.by_name[name]])
        elif len(matches) == 1:
            village = self._exact(matches[0])
        else:
            self._note("village", "village_ambiguous", self._found(), _candidates(matches))
            return None
        if village:
            self._note("kecamatan", "kecamatan_missing", self._said.kecamatan, village.kecamatan)
        return village

    def _exact(self, village: Village) -> Village:
        if self._source == "village" and self._name != words(village.name):
            self._note("village", "village_alias", self._found(), village.name)
        return village

    def _fuzzy(self, matches: list[Village]) -> Village | None:
        if len(matches) == 1:
            self._note("village", "village_fuzzy", self._found(), matches[0].name)
            return matches[0]
        code = "village_ambiguous" if matches else "village_not_found"
        self._note("village", code, self._found(), _candidates(matches))
        return None

    def _found(self) -> str:
        said = self._said
        return said.village if self._source == "village" else said.cooperative

    def _drop_alias(self) -> None:
        self._notes = [note for note in self._notes if note.code != "kecamatan_alias"]

    def _check_kind(self, village: Village) -> None:
        if self._kind and self._kind != village.kind:
            self._note("village", "type_mismatch", self._said.village, village.kind)

    def _cooperative_name(self, village: Village | None) -> str:
        """Return the official name; check a name typed against the village."""
        typed = " ".join(self._said.cooperative.split())
        if village is None or (typed and self._cooperative is None and not is_absent(typed)):
            return typed
        official = self._regions.cooperative_name(village)
        if self._cooperative and self._source == "village":
            key = letters(without_kind(self._cooperative.village)[1])
            meant = {letters(village.name), letters(self._name)}
            if key not in meant and key in self._regions.by_name:
                found = self._said.cooperative
                self._note("cooperative", "coop_village_mismatch", found, official)
        return official


def _candidates(villages: Iterable[Village]) -> str:
    return " | ".join(f"{village.name} ({village.kecamatan})" for village in villages)
