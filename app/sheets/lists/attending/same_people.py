"""Which of the people met so far a row is about, found without comparing it with all of them."""

from collections import defaultdict
from collections.abc import Iterator

from app.sheets.values.people import LONGEST_FUZZY_NAME, SHORTEST_FUZZY_NAME

_GAP = "?"
"""Stands in no name."""


class KnownPeople:
    """The people of one cooperative, numbered from 0 in the order in which they were added.

    Two rows are about one person if the names are the same, or if the numbers are and the names
    are `nearly`: one has a letter more, a letter is another one, or two neighbours are exchanged.
    Each kind of slip is looked up, so that the work grows with the letters of a name and not with
    the number of people.
    """

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._phones: list[str] = []
        self._gaps: dict[str, dict[str, int]] = defaultdict(dict)
        """Number -> name with a gap instead of one letter -> the first person of such a name."""

    def add(self, core: str, phone: str) -> None:
        """Add a person (name as `core_of_name`; an empty number is none) who was not found."""
        place = len(self._phones)
        self._places[core] = place
        self._phones.append("")
        self.learn(place, core, phone)

    def learn(self, place: int, core: str, phone: str) -> None:
        """Note the number of a person who had none."""
        if not phone or self._phones[place]:
            return
        self._phones[place] = phone
        if SHORTEST_FUZZY_NAME - 1 <= len(core) <= LONGEST_FUZZY_NAME + 1:
            gaps = self._gaps[phone]
            for gap in _one_letter_replaced(core):
                gaps[gap] = min(place, gaps.get(gap, place))

    def find(self, core: str, phone: str) -> int | None:
        """Return the first person whom a name and number may mean."""
        found = [self._places[core]] if core in self._places else []
        if phone in self._gaps and SHORTEST_FUZZY_NAME <= len(core) <= LONGEST_FUZZY_NAME:
            found += self._nearly(core, phone)
        return min(found, default=None)

    def _nearly(self, core: str, phone: str) -> Iterator[int]:
        gaps = self._gaps[phone]
        for gap in (*_one_letter_replaced(core), *_one_letter_added(core)):
            if gap in gaps:
                yield gaps[gap]
        for name in (*_one_letter_less(core), *_neighbours_exchanged(core)):
            place = self._places.get(name)
            if place is not None and self._phones[place] == phone:
                yield place


def _one_letter_replaced(name: str) -> Iterator[str]:
    return (name[:at] + _GAP + name[at + 1 :] for at in range(len(name)))


def _one_letter_added(name: str) -> Iterator[str]:
    return (name[:at] + _GAP + name[at:] for at in range(len(name) + 1))


def _one_letter_less(name: str) -> Iterator[str]:
    return (name[:at] + name[at + 1 :] for at in range(len(name)))


def _neighbours_exchanged(name: str) -> Iterator[str]:
    return (name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] for at in range(1, len(name)))
