"""What several lists of this batch need."""

from functools import partial

from tests.sheets.fresh.case import Person, fresh, people
from tests.sheets.fresh.office import Office

nine = partial(fresh, 9)


def unposted(o: Office, count: int) -> list[Person]:
    """Make people up whose positions the list does not tell."""
    return [Person(p.name, p.village, p.phone) for p in people(o, count)]


def unreachable(o: Office, count: int) -> list[Person]:
    """Make people up whose numbers the list does not tell."""
    return [Person(p.name, p.village, "", p.position) for p in people(o, count)]
