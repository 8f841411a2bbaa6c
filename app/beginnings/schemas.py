"""Request bodies about how an event begins."""

from pydantic import ConfigDict

from app.core.http.bodies import RequestBody
from app.events.schemas import Day, Name


class CopyIn(RequestBody):
    """What is different in the copy of an event."""

    name: Name
    day: Day
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"name": "Kontak Bisnis 2026", "day": "2026-07-03"}]}
    )
