"""The content of a statement: parts with sections of facts and tables."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.core.locale import Locale


@dataclass(frozen=True, slots=True)
class Section:
    """Facts by name, then a table; either may be empty."""

    heading: str
    lead: str = ""
    facts: Sequence[tuple[str, str]] = ()
    columns: Sequence[str] = ()
    widths: Sequence[int] = ()
    """The shares of the columns in the width of the page; by default all have the same."""
    rows: Sequence[Sequence[str]] = ()
    none: str = ""
    """Said in place of a table without rows."""


@dataclass(frozen=True, slots=True)
class Part:
    """A statement in a language; each begins on a page of its own."""

    locale: Locale
    title: str
    lines: Sequence[str] = ()
    """What stands beneath the title."""
    sections: Sequence[Section] = field(default_factory=list)
