"""What a person decided about a row of a list, as it is kept and applied again when it is read."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["", "beside", "same"]
"""Who a second person of a cooperative is: undecided, one who comes beside the manager, or the
person of the earlier row once more."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Another text for a cell; `was` is the text that it replaces.

    `field` is what the cell's column means. Where the cell says something else by now, as in a
    corrected file, the edit does not count.
    """

    field: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided about a row.

    `village` is the code of the village that was chosen; `accepted` are codes of findings that
    are taken as proposed, so that they no longer hold the row back; a row `left_out` is not read.
    """

    edits: tuple[Edit, ...] = ()
    village: str = ""
    accepted: tuple[str, ...] = ()
    role: Role = ""
    left_out: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing was decided."""
        return self == UNDECIDED

    def and_then(self, later: "Decision") -> "Decision":
        """Return this decision with a later one on top of it."""
        if later.left_out:
            return Decision(left_out=True)
        edits = {edit.field: edit for edit in self.edits}
        for edit in later.edits:
            earlier = edits.get(edit.field)
            was = earlier.was if earlier is not None and earlier.now == edit.was else edit.was
            edits[edit.field] = Edit(edit.field, was, edit.now)
        return Decision(
            tuple(edits.values()),
            later.village or self.village,
            tuple(dict.fromkeys((*self.accepted, *later.accepted))),
            later.role or self.role,
        )


UNDECIDED = Decision()
