"""What several lists of this batch need."""

from dataclasses import replace
from functools import partial

from tests.sheets.fresh.case import Person, district, fresh, people
from tests.sheets.fresh.office import Office

eight = partial(fresh, 8)


def bare(some: list[Person]) -> list[Person]:
    """Return the people as a list without positions yields them."""
    return [replace(p, position="") for p in some]


def mute(some: list[Person]) -> list[Person]:
    """Return the people as a list without numbers yields them."""
    return [replace(p, phone="") for p in some]


def groups(o: Office, count: int, each: int) -> list[list[Person]]:
    """Make people of several districts up."""
    return [district(o, villages) for villages in o.districts(count, each)]


def flat(parts: list[list[Person]]) -> list[Person]:
    """Return the people of all groups."""
    return [p for part in parts for p in part]


def plain(o: Office, count: int) -> list[Person]:
    """Make people up whose positions the list does not tell."""
    return bare(people(o, count))


def dashed(p: Person) -> str:
    """Return the number with strokes: 0812-3456-7890."""
    return f"{p.local[:4]}-{p.local[4:8]}-{p.local[8:]}"


def abroad(p: Person) -> str:
    """Return the number with the country and spaces: +62 812-3456-7890."""
    return f"+62 {p.local[1:4]}-{p.local[4:8]}-{p.local[8:]}"
