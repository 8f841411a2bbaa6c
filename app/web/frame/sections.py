"""The sections of an event, which are the entries of its navigation."""

from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of an event's navigation; its label is the text `web.section_<name>`."""

    name: str
    path: str
    """Address of the section's first page within the event."""
    others: frozenset[str] = field(default=frozenset())
    """The further values of `page` that stand in this section, beside its name."""
    for_viewers: bool = False
    """Whether those who may only look have it too."""

    def holds(self, page: str) -> bool:
        """Return whether a page stands in this section."""
        return page == self.name or page in self.others


SETUP: Final = "/door/setup"
"""Address within an event of the page with the door's devices, gates and links."""
SECTIONS: Final = (
    Section("home", "", for_viewers=True),
    Section(
        "programme",
        "/programme",
        frozenset({"event", "area", "members", "retention", "claims", "register"}),
    ),
    Section("lists", "/lists"),
    Section("people", "/people", for_viewers=True),
    Section("partners", "/partners", for_viewers=True),
    Section("requests", "/requests", for_viewers=True),
    Section("solve", "/solve", frozenset({"capacity", "pauses"})),
    Section("timetable", "/timetable", for_viewers=True),
    Section("papers", "/papers", frozenset({"messages"})),
    Section("day", "/today", frozenset({"today", "door", "setup", "acts"})),
    Section("changes", "/changes"),
    Section("report", "/report"),
)
"""Every section whose pages exist, in the order in which an organizer takes them.

A new page adds its line here, or its value of `page` to the section in which it stands.
"""


def sections(*, may_change: bool) -> list[Section]:
    """Return the sections that a caller has: organizers all, viewers those for them."""
    return [one for one in SECTIONS if may_change or one.for_viewers]
