"""Request bodies about how an event begins."""

from pydantic import ConfigDict, Field

from app.core.http.bodies import RequestBody
from app.events.intervals import Day
from app.events.schemas import Name


class CopyIn(RequestBody):
    """What is different in the copy of an event."""

    name: Name = Field(description="Name of the copy", examples=["Kontak Bisnis 2026"])
    day: Day = Field(
        description="First day of the copy; all times move with it", examples=["2026-07-03"]
    )
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "Kontak Bisnis 2026", "day": "2026-07-03"}]}
    )
