"""Request and response bodies of feedback."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.core.http.fields import Words
from app.core.meanings.figures import Interest, InterestIn
from app.core.meanings.ids import MeetingId
from app.core.meanings.names import NoteText
from app.core.meanings.times import Instant


class FeedbackIn(RequestBody):
    """What a meeting was worth to the cooperative."""

    interest: InterestIn
    note: Annotated[
        Words | None,
        Field(
            max_length=400,
            description="What the cooperative adds; null: nothing",
            examples=["Minta contoh pupuk"],
        ),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"interest": 3}]})


class FeedbackOut(BaseModel):
    """What the cooperative said of a meeting."""

    meeting_id: MeetingId
    interest: Interest
    note: NoteText | None
    said_at: Instant = Field(description="When it was said last", examples=["2025-07-04T03:02:00Z"])
