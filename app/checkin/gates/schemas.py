"""Wire shapes of gates."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.checkin.records import GateKind
from app.core.http.bodies import RequestBody
from app.core.http.fields import Moment, Words
from app.core.meanings.ids import OwnId, TableId
from app.core.meanings.names import SessionName
from app.core.meanings.times import CreatedAt, Instant

_NAME = Annotated[Words, Field(min_length=1, max_length=120)]
_GATE: JsonDict = {"name": "Pintu Utama", "kind": "event"}


class GateIn(RequestBody):
    """A gate to add."""

    name: _NAME = Field(description="What staff call the gate", examples=["Pintu Utama"])
    kind: GateKind = GateKind.EVENT
    session: Annotated[
        Words | None,
        Field(max_length=40, description="For kind session: which it admits to", examples=["pagi"]),
    ] = None
    table_id: Annotated[
        UUID | None,
        Field(
            description="For kind table: the table",
            examples=["0197c0de-0000-7000-8000-000000000014"],
        ),
    ] = None
    opens_at: Annotated[
        Moment | None,
        Field(description="Entries before are too early", examples=["2025-07-04T07:00:00+07:00"]),
    ] = None
    closes_at: Annotated[
        Moment | None,
        Field(description="Entries from then are too late", examples=["2025-07-04T12:00:00+07:00"]),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [_GATE]})


class GatePatch(RequestBody):
    """What to change in a gate; what is absent stays, null lifts a limit."""

    name: Annotated[
        _NAME | None, Field(description="What staff call the gate", examples=["Pintu Utama"])
    ] = None
    opens_at: Annotated[
        Moment | None,
        Field(
            description="Entries before are too early; null: no limit",
            examples=["2025-07-04T07:00:00+07:00"],
        ),
    ] = None
    closes_at: Annotated[
        Moment | None,
        Field(
            description="Entries from then on are too late; null: no limit",
            examples=["2025-07-04T12:00:00+07:00"],
        ),
    ] = None
    model_config = ConfigDict(
        json_schema_extra={"examples": [{"opens_at": "2025-07-04T07:00:00+07:00"}]}
    )


class GateOut(BaseModel):
    """A place where badges are scanned."""

    model_config = ConfigDict(from_attributes=True, json_schema_extra={"examples": [_GATE]})

    id: OwnId
    name: str = Field(description="What staff call the gate", examples=["Pintu Utama"])
    kind: GateKind
    session: SessionName | None
    table_id: TableId | None
    opens_at: Instant | None = Field(
        description="Entries before are too early; null: no limit",
        examples=["2025-07-04T00:00:00Z"],
    )
    closes_at: Instant | None = Field(
        description="Entries from then on are too late; null: no limit",
        examples=["2025-07-04T05:00:00Z"],
    )
    created_at: CreatedAt
