"""One row's way to its village."""

from collections.abc import Iterable
from dataclasses import replace

from app.sheets.values.cooperatives import CooperativeName, read_cooperative
from app.sheets.values.keys import is_absent, letters, visible, words
from app.sheets.values.places.addresses import read_address
from app.sheets.values.places.districts import Districts, near_names
from app.sheets.values.places.said import Note, Place, Said
from app.sheets.values.regions.shipped import is_any_regency
from app.sheets.values.regions.villages import ELSEWHERE, KELURAHAN, Regions, Village, bare_regency

_SURE_WITHOUT_KECAMATAN = 1
_SHORTEST_BEGINNING = 4


class Attempt:
    """One row's way to its village: by its code, else by its names."""

    def __init__(self, districts: Districts, regions: Regions, said: Said) -> None:
        self._districts, self._regions, self._said = districts, regions, said
        self._notes: list[Note] = []
        self._cooperative = read_cooperative(said.cooperative)
        if self._cooperative is None and is_absent(said.village) and said.cooperative:
            self._cooperative = _village_alone(said.cooperative, regions)
        self._source = "village"
        self._address = read_address("" if is_absent(said.village) else said.village, regions)
        self._kind, self._name = regions.name_of(self._address.village)
        stated = not is_absent(said.kecamatan)
        self._typed_kecamatan = said.kecamatan if stated else self._address.kecamatan
        self._regency = self._address.regency if is_absent(said.regency) else said.regency

    def place(self) -> Place:
        """Return the village by the row's code or, without one, by the names it states."""
        village = self._by_code() if letters(self._said.code) else self._by_name()
        if village and self._source == "village":
            village = self._confirmed(village)
        if village and self._source == "village":
            self._check_kind(village)
        cooperative = self._cooperative_name(village)
        return Place(village, tuple(self._notes), cooperative)

    def _confirmed(self, village: Village) -> Village | None:
        """Tell that the name stood in an address; leave one that is not clear to people."""
        hamlet = self._address.strange and not is_absent(self._said.kecamatan)
        if self._address.unclear and not hamlet:
            self._note("village", "village_ambiguous", self._said.village, _candidates([village]))
            return None
        if self._address.more:
            self._notes = [n for n in self._notes if n.code != "village_alias"]
            self._note("village", "village_in_address", self._said.village, village.name)
        return village

    def _named(self, key: str) -> list[Village]:
        """Return the villages of a name, of the stated regency alone if one is stated."""
        found = self._regions.by_name.get(key, [])
        wanted = letters(bare_regency(self._regency))
        if wanted not in self._regions.regencies:
            return found
        return [v for v in found if letters(bare_regency(v.regency)) == wanted]

    def _is_elsewhere(self) -> bool:
        """Tell whether the row states a regency or province that is none of the area's."""
        if self._address.elsewhere:
            return True
        known = not self._regions.regencies or self._regions.is_regency(self._regency)
        return not known and is_any_regency(self._regency)

    def _note(self, field: str, code: str, found: str, proposed: str) -> None:
        self._notes.append(Note(field, code, found, proposed))

    def _by_code(self) -> Village | None:
        village = self._regions.by_code.get(letters(self._said.code))
        if village is None:
            self._note("village_code", "village_not_found", self._said.code, "")
            return None
        key = letters(self._name)
        same = key == letters(village.name) or bool(near_names(key, [letters(village.name)]))
        if self._name and not same:
            proposed = f"{village.name} ({village.code})"
            self._note("village_code", "village_code_mismatch", self._said.code, proposed)
        return village

    def _by_name(self) -> Village | None:
        if not self._name and self._cooperative:
            address = read_address(self._cooperative.village, self._regions)
            whole = read_address(self._said.cooperative, self._regions)
            self._address = replace(address, elsewhere=address.elsewhere or whole.elsewhere)
            self._regency = whole.regency if is_absent(self._regency) else self._regency
            self._name = self._regions.name_of(address.village)[1]
            if is_absent(self._typed_kecamatan):
                self._typed_kecamatan = address.kecamatan
            self._source = "cooperative"
        if not self._name:
            self._note("village", "village_missing", self._said.village, "")
            return None
        if self._is_elsewhere():
            self._note(self._source, "village_not_found", self._found(), "")
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
            code, finding = self._districts.find(typed)
            if finding:
                official = self._regions.kecamatan_names[code]
                self._note("kecamatan", finding, typed, official)
            return code, True
        if self._cooperative and self._cooperative.kecamatan:
            code, _ = self._districts.find(self._cooperative.kecamatan)
            if code:
                return code, True
        return self._districts.section(self._said.section), False

    def _within(self, kecamatan: str, *, stated: bool) -> Village | None:
        here = {village.code for village in self._regions.by_kecamatan[kecamatan]}
        key = letters(self._name)
        named = self._named(key)
        matches = [village for village in named if village.code in here]
        if matches:
            return self._exact(matches)
        elsewhere = named
        if elsewhere and not stated:
            return self._anywhere()
        if elsewhere:
            self._drop_alias()
            proposed = " | ".join(village.kecamatan for village in elsewhere)
            self._note("kecamatan", "kecamatan_mismatch", self._typed_kecamatan, proposed)
            return elsewhere[0] if len(elsewhere) == 1 else None
        by_key = {letters(village.name) for village in self._regions.by_kecamatan[kecamatan]}
        near = near_names(key, by_key) or self._beginning_with(key, by_key)
        found = [village for name in near for village in self._named(name)]
        return self._fuzzy([village for village in found if village.code in here])

    def _beginning_with(self, key: str, names: Iterable[str]) -> list[str]:
        """Find `Gumelem` where there are Gumelem Kulon and Gumelem Wetan."""
        return [name for name in names if len(key) >= _SHORTEST_BEGINNING and name.startswith(key)]

    def _in_unknown_kecamatan(self) -> Village | None:
        elsewhere = self._named(letters(self._name))
        if elsewhere:
            proposed = " | ".join(village.kecamatan for village in elsewhere)
            self._note("kecamatan", "kecamatan_mismatch", self._typed_kecamatan, proposed)
            return elsewhere[0] if len(elsewhere) == 1 else None
        self._note(self._source, "village_not_found", self._found(), "")
        return None

    def _anywhere(self) -> Village | None:
        """No district is stated: only a name that is the only one of its kind will do."""
        matches = self._named(letters(self._name))
        if matches:
            village = self._exact(matches)
        else:
            near = near_names(letters(self._name), self._regions.by_name, _SURE_WITHOUT_KECAMATAN)
            village = self._fuzzy([v for name in near for v in self._named(name)])
        if village:
            self._note("kecamatan", "kecamatan_missing", self._said.kecamatan, village.kecamatan)
        return village

    def _exact(self, matches: list[Village]) -> Village | None:
        """Return the village of a name that is written as it should be, if there is but one."""
        if len(matches) > 1:
            self._note("village", "village_ambiguous", self._found(), _candidates(matches))
            return None
        village = matches[0]
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
        if (
            self._kind
            and village.kind != ELSEWHERE
            and (self._kind == KELURAHAN) != (village.kind == KELURAHAN)
        ):
            self._note("village", "type_mismatch", self._said.village, village.kind)

    def _cooperative_name(self, village: Village | None) -> str:
        """Return the official name; check a name typed against the village."""
        typed = " ".join(self._said.cooperative.split())
        if village is None or (typed and self._cooperative is None and not is_absent(typed)):
            return typed
        official = self._regions.cooperative_name(village)
        if self._cooperative and self._source == "village":
            key = letters(self._regions.name_of(self._cooperative.village)[1])
            meant = {letters(village.name), letters(self._name)}
            if key not in meant and key in self._regions.by_name:
                found = self._said.cooperative
                self._note("cooperative", "coop_village_mismatch", found, official)
        return official


def _village_alone(cooperative: str, regions: Regions) -> CooperativeName | None:
    """Take `Berta` under `KDMP` for the cooperative of that village."""
    named = regions.is_village(cooperative) or regions.named(
        read_address(cooperative, regions).village
    )
    return CooperativeName(visible(cooperative), "") if named else None


def _candidates(villages: Iterable[Village]) -> str:
    return " | ".join(f"{village.name} ({village.kecamatan})" for village in villages)
