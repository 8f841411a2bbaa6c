"""Wire shapes of the clock of an event's day."""

from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from app.core.http.bodies import RequestBody
from app.core.meanings.times import Instant

_EARLIEST, _LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)


def _in_reach(shows: datetime) -> datetime:
    if not _EARLIEST <= shows < _LATEST:
        raise PydanticCustomError("clock_out_of_reach", "must be from 2000 to 2099")
    return shows


class ClockIn(RequestBody):
    """What the clock of a rehearsal is to show."""

    shows: Annotated[
        Annotated[AwareDatetime, AfterValidator(_in_reach)] | None,
        Field(
            description="The moment that it is to be now; it goes on from there. Null: the real",
            examples=["2025-07-04T09:25:00+07:00"],
        ),
    ]
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"shows": "2025-07-04T09:25:00+07:00"}]}
    )


class ClockOut(BaseModel):
    """The clock that an event's day goes by."""

    movable: bool = Field(description="The event is a rehearsal, as the demo makes it")
    shows: Instant = Field(
        description="The moment that it is now at the event", examples=["2025-07-04T02:25:00Z"]
    )
    ahead_seconds: int = Field(
        description="How far it is ahead of the real one; negative: behind", examples=[-3600]
    )
