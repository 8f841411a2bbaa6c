"""A name together with its place in one text: `Ketua KDMP Berta (Sdr. Budi)`, `Berta_Budi`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.sheets.layout.columns import Layout
from app.sheets.layout.headings import is_nothing
from app.sheets.values.people import looks_like_name, read_name

_BRACKETS = re.compile(r"(.*\S)\s*[(\[]([^()\[\]]+)[)\]]", re.DOTALL)
_BETWEEN = tuple(re.compile(sign) for sign in (r"_+", r"\s[-–—]\s", r"\s*\|\s*", r"\s*\n\s*"))
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says of one person; `position` is empty if it says none."""

    name: str
    position: str
    place: str


def said_in(text: str, layout: Layout) -> Said | None:
    """Return what a text says of one person; None unless it is clear which part is the name."""
    if len(text) > _LONGEST:
        return None
    village = next((e.fits for e in layout.fields if e.name == "village"), None) or is_nothing
    for one, other in _halves(text.strip()):
        found = []
        for name, place in ((one, other), (other, one)):
            position, where = layout.office(place) if layout.office else ("", "")
            where = where or (place if village(place) else "")
            bare = read_name(name).text
            if where and bare and looks_like_name(bare) and not village(name):
                found.append(Said(bare, position, where))
        if len(found) == 1:
            return found[0]
    return None


def _halves(text: str) -> Iterator[tuple[str, str]]:
    """Yield the two parts of a text, by each sign that parts it once."""
    inside = _BRACKETS.fullmatch(text)
    if inside:
        yield inside[1], inside[2]
    for sign in _BETWEEN:
        parts = sign.split(text)
        if len(parts) == len(("name", "place")):
            yield parts[0].strip(), parts[1].strip()
