"""The lists of an event by kind, each with its state and what to do next: pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.imports.applying.outcome import ApplyResult
from app.imports.records import Import, ImportStatus, ListKind

State = Literal["none", "open", "attention", "done"]


@dataclass(frozen=True, slots=True)
class Listed:
    """An uploaded list: what went in when it was applied last, and what waits."""

    imp: Import
    applied: bool
    went_in: int
    held_back: int


@dataclass(frozen=True, slots=True)
class KindOfList:
    """A kind of list with what was uploaded of it, the newest first."""

    kind: ListKind
    state: State
    lists: tuple[Listed, ...]

    @property
    def newest(self) -> Listed | None:
        """The list that counts."""
        return self.lists[0] if self.lists else None


def kinds_of(lists: Sequence[Import]) -> list[KindOfList]:
    """Return every kind, also those of which nothing was uploaded."""
    made = []
    for kind in ListKind:
        own = sorted((each for each in lists if each.kind is kind), key=lambda each: -each.number)
        listed = tuple(map(_listed, own))
        made.append(KindOfList(kind, _state(listed), listed))
    return made


def _listed(imp: Import) -> Listed:
    result = ApplyResult.model_validate(imp.result) if imp.result else ApplyResult()
    went_in = result.created + result.updated + result.unchanged
    return Listed(imp, imp.status is ImportStatus.APPLIED, went_in, result.held_back)


def _state(listed: Sequence[Listed]) -> State:
    if not listed:
        return "none"
    newest = listed[0]
    if not newest.applied:
        return "open"
    return "attention" if newest.held_back else "done"


def next_step(kinds: Sequence[KindOfList]) -> KindOfList | None:
    """Return the first kind with something left to do; requests are optional, so no list of them.

    None: nothing is left to do.
    """
    for one in kinds:
        if one.state in {"open", "attention"} or (
            one.state == "none" and one.kind is not ListKind.REQUESTS
        ):
            return one
    return None
