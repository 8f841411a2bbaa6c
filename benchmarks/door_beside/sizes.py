"""How large everything is that the neighbours of the door do."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Sizes:
    """The defaults are what is measured; `QUICK` only shows that it works."""

    people: int = 5_000
    """Of the door's event, and of the other one whose badges are printed."""
    list_rows: int = 20_000
    """Of the list that is applied, its title and headings included: as many as are taken."""
    village_rows: int = 12_000
    """Of the list whose rows are all of one village."""
    unpacked_bytes: int = 60 * MEGABYTE
    """What the part of a hostile workbook unpacks to, where that is what makes it hostile."""
    comment_bytes: int = 30 * MEGABYTE
    """Length of a comment: time to read it may grow with the square."""
    brackets: int = 100_000
    """Length of a number format: as above."""


QUICK = Sizes(
    people=20,
    list_rows=60,
    village_rows=50,
    unpacked_bytes=200_000,
    comment_bytes=200_000,
    brackets=500,
)
