"""The sizes of the work of the door's neighbours."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Sizes:
    """Sizes; the defaults are measured, `QUICK` only shows that everything works."""

    people: int = 5_000
    """People of the door's event, and of the other one whose badges are printed."""
    list_rows: int = 20_000
    """Rows of the list that is applied, title and headings included: the most that are accepted."""
    village_rows: int = 12_000
    """Rows of the list whose rows are all of one village."""
    unpacked_bytes: int = 60 * MEGABYTE
    """Unpacked size of the part of a hostile workbook that is hostile by its size."""
    comment_bytes: int = 30 * MEGABYTE
    """Length of a comment, in bytes: the time to read it may grow with its square."""
    brackets: int = 100_000
    """Length of a number format: the time to read it may grow with its square."""


QUICK = Sizes(
    people=20,
    list_rows=60,
    village_rows=50,
    unpacked_bytes=200_000,
    comment_bytes=200_000,
    brackets=500,
)
