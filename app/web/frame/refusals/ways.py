"""Where within its event a refusal is mended: pure."""

from dataclasses import dataclass, field
from typing import Any, Final

from app.core.errors import Problem
from app.meetings.versions.errors import PublishedMeanwhileError, SlotsWithdrawnError
from app.timetable.editing.errors import EditedMeanwhileError
from app.timetable.problem.errors import NothingToScheduleError


@dataclass(frozen=True, slots=True)
class Way:
    """A page to go on to: its address within the event, and the text `web.<name>` of the link."""

    path: str
    name: str
    params: dict[str, Any] = field(default_factory=dict)


LACKS: Final = {"slots": "programme", "tables": "partners", "requests": "requests"}
"""The section in which each thing that a timetable is made from is added."""


def ways(problem: Problem) -> list[Way]:
    """Return where the caller of an event goes on after this problem; empty: nowhere special."""
    context = problem.context
    match problem.code:
        case EditedMeanwhileError.code:
            return [_version(context["newer"])]
        case PublishedMeanwhileError.code if isinstance(context["published"], int):
            return [_version(context["published"])]
        case SlotsWithdrawnError.code:
            return [Way("/solve", "next_solve_do")]
        case NothingToScheduleError.code:
            return [Way(f"/{LACKS[one]}", f"lacks_{one}") for one in LACKS if not context[one]]
        case _:
            return []


def _version(number: int) -> Way:
    return Way(f"/timetable?version={number}", "edit_open_newer", {"number": number})
