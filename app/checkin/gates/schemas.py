"""Wire shapes of gates."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.checkin.records import GateKind
from app.core.http.bodies import RequestBody
from app.core.http.fields import Moment, Words

_NAME = Annotated[Words, Field(min_length=1, max_length=120)]
_GATE: JsonDict = {"name": "Pintu Utama", "kind": "event"}


class GateIn(RequestBody):
    """A gate to add."""

    name: _NAME
    kind: GateKind = GateKind.EVENT
    session: Annotated[
        Words | None,
        Field(max_length=40, description="For kind session: which it admits to"),
    ] = None
    table_id: Annotated[UUID | None, Field(description="For kind table: the table")] = None
    opens_at: Annotated[Moment | None, Field(description="Entries before are too early")] = None
    closes_at: Annotated[Moment | None, Field(description="Entries from then are too late")] = None
    model_config = ConfigDict(json_schema_extra={"examples": [_GATE]})


class GatePatch(RequestBody):
    """What to change in a gate; what is absent stays, null lifts a limit."""

    name: _NAME | None = None
    opens_at: Moment | None = None
    closes_at: Moment | None = None
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"opens_at": "2025-07-04T07:00:00+07:00"}]}
    )


class GateOut(BaseModel):
    """A place where badges are scanned."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra={"examples": [_GATE]})

    id: UUID
    name: str
    kind: GateKind
    session: str | None
    table_id: UUID | None
    opens_at: datetime | None
    closes_at: datetime | None
    created_at: datetime
