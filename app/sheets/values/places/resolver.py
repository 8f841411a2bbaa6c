"""Finds villages in a region list; remembers what it has found."""

from app.sheets.values.keys import letters
from app.sheets.values.places.addresses import read_address
from app.sheets.values.places.attempt import Attempt
from app.sheets.values.places.districts import Districts
from app.sheets.values.places.said import Place, Said
from app.sheets.values.regions.villages import Regions


class PlaceResolver:
    """Finds villages in a region list; remembers what it has found."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._districts = Districts(regions)
        self._places: dict[Said, Place] = {}

    def resolve(self, said: Said) -> Place:
        """Return the village that a row means."""
        place = self._places.get(said)
        if place is None:
            place = self._places[said] = Attempt(self._districts, self._regions, said).place()
        return place

    def chosen(self, code: str) -> Place | None:
        """Return the village of a code that a person chose; None if the area has no such code."""
        village = self._regions.by_code.get(letters(code)) if code else None
        return Place(village, (), self._regions.cooperative_name(village)) if village else None

    def kecamatan(self, text: str) -> tuple[str, str]:
        """Return the code of a district and the finding's code, as `Districts.find`."""
        return self._districts.find(text)

    def section(self, text: str) -> str:
        """Return the code of the district that a section heading names, as `Districts.section`."""
        return self._districts.section(text)


def names_a_village(regions: Regions, text: str) -> bool:
    """Tell whether a text is a village's name, or an address that holds one."""
    return regions.is_village(text) or bool(regions.named(read_address(text, regions).village))
