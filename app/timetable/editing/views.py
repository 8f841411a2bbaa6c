"""From targets and changes by hand to wire shapes."""

from collections.abc import Sequence
from uuid import UUID

from app.core.locale import number, text
from app.meetings.sitting import Sitting
from app.timetable.editing.rules import Step
from app.timetable.editing.schemas import StepOut, TargetOut, TargetsOut
from app.timetable.exchange import Document
from app.timetable.naming.names import Names
from app.timetable.naming.schemas import MeetingChangeOut
from app.timetable.naming.views import change_out, pair_out, place_out
from app.timetable.questions.answers.views import move_place_out


def targets_out(
    names: Names, meeting_id: UUID, timetable_number: int, answer: Document
) -> TargetsOut:
    """Return the places of a meeting, with names, sentences and promises."""
    return TargetsOut(
        **pair_out(names, answer),
        meeting_id=meeting_id,
        timetable=timetable_number,
        held=None if answer["held"] is None else place_out(names, answer["held"]),
        targets=[_target(names, answer, one) for one in answer["places"]],
    )


def promise_of(answer: Document, place: Document) -> list[StepOut]:
    """Return every meeting that moves if this place is chosen, the meeting itself first."""
    own = {
        "cooperative_id": answer["cooperative_id"],
        "partner_id": answer["partner_id"],
        "after": {"slot_id": place["slot_id"], "table_id": place["table_id"]},
    }
    return [
        StepOut(
            cooperative_id=one["cooperative_id"],
            partner_id=one["partner_id"],
            slot_id=one["after"]["slot_id"],
            table_id=one["after"]["table_id"],
        )
        for one in (own, *place["displaced"])
    ]


def changes_out(
    names: Names, before: Sequence[Sitting], steps: Sequence[Step]
) -> list[MeetingChangeOut]:
    """Return what became of each meeting that the steps name."""
    held = {one.pair: one for one in before}
    return [
        change_out(
            names,
            {
                "cooperative_id": str(step.cooperative_id),
                "partner_id": str(step.partner_id),
                "before": _place(was.slot_id, was.table_id)
                if (was := held.get(step.pair))
                else None,
                "after": _place(step.slot_id, step.table_id),
            },
        )
        for step in steps
    ]


def _place(slot_id: UUID | None, table_id: UUID | None) -> Document | None:
    return None if slot_id is None else {"slot_id": str(slot_id), "table_id": str(table_id)}


def _target(names: Names, answer: Document, place: Document) -> TargetOut:
    shown = move_place_out(names, place)
    others = len(place["displaced"])
    possible = place["refused"] is None
    if possible and others:
        shown.detail = text(
            "timetable.target_pushes", names.locale, count=number(others, names.locale)
        )
    key = "refused" if not possible else "pushes" if others else "free"
    return TargetOut(
        **dict(shown),
        short=text(
            f"timetable.target_short_{key}", names.locale, count=number(others, names.locale)
        ),
        promise=promise_of(answer, place) if possible else [],
    )
