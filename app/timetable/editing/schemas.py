"""Wire shapes of targets and changes by hand."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.meanings.ids import CooperativeId, MeetingId, PartnerId, SlotId, TableId
from app.timetable.naming.schemas import MeetingChangeOut, PairOut, PlaceOut
from app.timetable.questions.answers.schemas import MovePlaceOut
from app.timetable.versions.schemas import TimetableOut

MOST_STEPS = 50
"""Meetings that one promise moves at most; a target moves far fewer."""
_MEETING = "0197d2f0-4a00-7000-8000-000000000003"
_OTHER = "0197d2f0-4a00-7000-8000-000000000004"
Anew = Annotated[
    bool, Field(description="Change this version although it was already changed into a newer one")
]


class StepOut(BaseModel):
    """Where one meeting goes."""

    model_config = ConfigDict(from_attributes=True)

    cooperative_id: CooperativeId
    partner_id: PartnerId
    slot_id: SlotId
    table_id: TableId


class StepIn(RequestBody):
    """Where one meeting goes, as a target promises it."""

    cooperative_id: CooperativeId
    partner_id: PartnerId
    slot_id: SlotId
    table_id: TableId


class TargetOut(MovePlaceOut):
    """One place for a meeting, what it costs, and the promise to send when it is chosen."""

    short: str = Field(
        description="The cost in two or three words, for a cell of the grid", examples=["2 pindah"]
    )
    promise: list[StepOut] = Field(
        description="Every meeting that moves, this one first; empty if refused. No meeting is lost"
    )


class TargetsOut(PairOut):
    """Every place for a meeting of a version."""

    meeting_id: MeetingId
    timetable: int = Field(
        description="Number of the timetable that the meeting is in", examples=[4]
    )
    held: PlaceOut | None = Field(description="Where it is now; null if the lists rule it out")
    targets: list[TargetOut] = Field(description="Every place, in order of time and table")


class _Edit(RequestBody):
    meeting_id: MeetingId
    anew: Anew = False


class MoveIn(_Edit):
    """A meeting goes to another slot or table; the meetings of `promise` move as well.

    Without a promise it is worked out now, as the targets would say it.
    """

    kind: Literal["move"] = Field(description="That a meeting goes elsewhere")
    slot_id: SlotId
    table_id: TableId
    promise: Annotated[
        Annotated[list[StepIn], Field(max_length=MOST_STEPS)] | None,
        Field(
            description="`promise` of the target: exactly these meetings move; null: it is worked "
            "out now"
        ),
    ] = None


class SwapIn(_Edit):
    """Two meetings exchange their slots, and their tables where they have the same partner."""

    kind: Literal["swap"] = Field(description="That two meetings change places")
    with_meeting_id: MeetingId


class EmptyIn(_Edit):
    """A meeting is taken out, and its seat becomes free."""

    kind: Literal["empty"] = Field(description="That a meeting is taken out")


class BlockIn(_Edit):
    """A meeting is taken out, and its pair is blocked, so that no solve plans it again."""

    kind: Literal["block"] = Field(description="That a meeting is taken out and its pair blocked")


EditIn = Annotated[MoveIn | SwapIn | EmptyIn | BlockIn, Field(discriminator="kind")]
EDIT_EXAMPLES = [
    {"kind": "swap", "meeting_id": _MEETING, "with_meeting_id": _OTHER},
    {"kind": "empty", "meeting_id": _MEETING},
]


class EditOut(TimetableOut):
    """The new draft, and what became of which meeting."""

    changed_from: int = Field(description="Number of the version that was changed", examples=[4])
    changes: list[MeetingChangeOut] = Field(description="Every meeting that changed")
