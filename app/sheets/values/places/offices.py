"""A position with the place where it is held: `Ketua KDMP Berta`, `Sekretaris Desa Berta`."""

import re

from app.sheets.values.keys import visible
from app.sheets.values.places.resolver import names_a_village
from app.sheets.values.positions import is_written_as_position
from app.sheets.values.regions.villages import Regions

_LONGEST = 200
_PLACE = re.compile(
    r"\b(?:koperasi|kop|kopdes|kopdeskel|kopkel|kdmp|kkmp|kdkmp|desa|ds|kelurahan|kel)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[,;:/()–—-]")
_AROUND = " ,;:/()–—-."


def office_of(regions: Regions, text: str) -> tuple[str, str]:
    """Split a text into a position and the place that it names; both empty if it is not both."""
    said = visible(text)
    first = _PLACE.search(said) if len(said) <= _LONGEST else None
    if first is None:
        return "", ""
    if first.start():
        position, place = said[: first.start()], said[first.start() :]
    else:
        ends = [match.start() for match in _BETWEEN.finditer(said.rstrip(_AROUND))]
        place, position = (said[: ends[-1]], said[ends[-1] :]) if ends else (said, "")
    position, place = position.strip(_AROUND), place.strip(_AROUND)
    both = is_written_as_position(position) and names_a_village(regions, place)
    return (position, place) if both else ("", "")
