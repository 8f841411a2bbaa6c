"""Wire shapes of devices."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from app.auth.records import Scope
from app.checkin.gates.schemas import GateOut
from app.core.http.bodies import RequestBody
from app.core.http.fields import Moment, Words
from app.core.meanings.ids import OwnId
from app.core.meanings.names import EventName, EventPlace, TimeZone
from app.core.meanings.times import CreatedAt, EventDay, ExpiresAt, Instant, RevokedAt, ServerTime
from app.devices.enrolment.rules import DeviceState

_ID = "0197c0de-0000-7000-8000-000000000001"
_DEVICE: JsonDict = {"name": "Pintu Utama 1", "scope": "checkin"}
_CODE = "k3yw-ab2d-9xmn-q7rt"
_DeviceName = Annotated[Words, Field(min_length=1, max_length=120)]
MOST_IDS = 200
"""Gates or tables that a device is bound to at most."""
_Ids = Annotated[list[UUID], Field(max_length=MOST_IDS)]
_Count = Annotated[int, Field(ge=0, le=1_000_000)]


class DeviceIn(RequestBody):
    """A device to add."""

    name: _DeviceName = Field(description="What staff call the device", examples=["Pintu Utama 1"])
    scope: Scope
    gate_ids: Annotated[
        _Ids | None, Field(description="For checkin: these gates only; left out: all of the event")
    ] = None
    table_ids: Annotated[_Ids, Field(description="For table: where it stands")] = []
    model_config = ConfigDict(json_schema_extra={"examples": [_DEVICE]})


class DevicePatch(RequestBody):
    """What to change in a device; what is absent stays. `gate_ids` null: all gates."""

    name: Annotated[
        _DeviceName | None,
        Field(description="What staff call the device", examples=["Pintu Timur"]),
    ] = None
    gate_ids: Annotated[
        _Ids | None,
        Field(
            description="Ids of the gates at which it may scan; null: all gates",
            examples=[["0197c0de-0000-7000-8000-000000000017"]],
        ),
    ] = None
    table_ids: Annotated[
        _Ids | None,
        Field(
            description="Ids of the tables at which it stands",
            examples=[["0197c0de-0000-7000-8000-000000000014"]],
        ),
    ] = None
    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Pintu Timur"}]})


class DeviceOut(BaseModel):
    """A phone or laptop at a gate, a table or a screen, and what it last reported of itself."""

    model_config = ConfigDict(json_schema_extra={"examples": [_DEVICE]})

    id: OwnId
    name: str = Field(description="What staff call the device", examples=["Pintu Utama 1"])
    scope: Scope
    gate_ids: list[UUID] | None = Field(description="null: all gates of the event")
    table_ids: list[UUID] = Field(
        description="Ids of the tables at which it stands; empty for a gate or screen",
        examples=[[]],
    )
    state: DeviceState
    created_at: CreatedAt
    enrolled_at: Instant | None = Field(
        description="When a phone was enrolled as it; null: none is",
        examples=["2025-07-03T09:00:00Z"],
    )
    revoked_at: RevokedAt
    last_seen_at: Instant | None = Field(
        description="When it last spoke to the server; null: never",
        examples=["2025-07-04T00:12:32Z"],
    )
    pending_scans: int | None = Field(description="Scans that it has yet to upload", examples=[0])
    conflicts_seen: int | None = Field(
        description="Conflicts that it shows; null: it has not said", examples=[0]
    )
    snapshot_at: Instant | None = Field(description="When the snapshot that it uses was made")
    clock_offset_ms: int | None = Field(description="Its clock minus the server's", examples=[-120])
    clock_is_off: bool = Field(description="By so much that somebody should set it")
    app_version: str | None = Field(
        description="Version of its app, as it says; null: it has not said", examples=["1.4.0"]
    )


class EnrolmentOut(BaseModel):
    """A one-time code, shown only here."""

    code: str = Field(
        examples=[_CODE], description="The code to type; capitals, blanks and dashes do not matter"
    )
    url: str = Field(
        description="To show as a QR code that the device's camera opens",
        examples=["https://temu.example.id/pindai#k3yw-ab2d-9xmn-q7rt"],
    )
    expires_at: ExpiresAt


class ProvisionedOut(BaseModel):
    """A device with the one-time code that enrols a phone as it."""

    device: DeviceOut
    enrolment: EnrolmentOut


class EnrolIn(RequestBody):
    """A one-time code, as read or typed."""

    code: Annotated[
        str,
        Field(
            min_length=1,
            max_length=100,
            description="The code; capitals, blanks and dashes do not matter",
            examples=["k3yw-ab2d-9xmn-q7rt"],
        ),
    ]
    device_time: Moment = Field(
        description="What the device's clock shows now, with offset",
        examples=["2025-07-04T07:00:00+07:00"],
    )
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"code": _CODE, "device_time": "2025-07-04T07:00:00+07:00"}]
        }
    )


class OwnDeviceOut(BaseModel):
    """What a device may know of itself."""

    id: OwnId
    name: str = Field(description="What staff call the device", examples=["Pintu Utama 1"])
    scope: Scope
    principal: str = Field(description="How its scans name it", examples=[f"device:{_ID}"])
    gate_ids: list[UUID] | None = Field(description="null: all gates of the event")
    table_ids: list[UUID] = Field(
        description="Ids of the tables at which it stands; empty for a gate or screen",
        examples=[[]],
    )


class DeviceEventOut(BaseModel):
    """The event that a device works in."""

    model_config = ConfigDict(from_attributes=True)

    id: OwnId
    name: EventName
    place: EventPlace
    day: EventDay
    timezone: TimeZone


class SnapshotKeyOut(BaseModel):
    """The key that signs the device's snapshots: keep it, and accept no other from a snapshot."""

    key_id: str = Field(description="6 hexadecimal digits", examples=["0a1b2c"])
    public_key: str = Field(
        description="Ed25519, 64 hexadecimal digits",
        examples=["d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"],
    )


class DeviceHomeOut(BaseModel):
    """A device, where it works, and what it trusts."""

    device: OwnDeviceOut
    event: DeviceEventOut
    gates: list[GateOut] = Field(description="Where it may scan")
    snapshot_key: SnapshotKeyOut
    server_time: ServerTime


class EnrolledOut(DeviceHomeOut):
    """A device that has just enrolled; its token is shown only here."""

    token: str = Field(
        description="Send it as `Authorization: Bearer ...`",
        examples=["tt_device_k3ywab2d9xmnq7rt"],
    )
    expires_at: ExpiresAt
    clock_offset_ms: int = Field(
        description="The device's clock minus the server's", examples=[-120]
    )


class SyncIn(RequestBody):
    """What a device reports of itself."""

    device_time: Moment = Field(
        description="What the device's clock shows now, with offset",
        examples=["2025-07-04T07:12:31+07:00"],
    )
    pending_scans: Annotated[
        _Count, Field(description="Scans that it has yet to upload", examples=[3])
    ] = 0
    conflicts_seen: Annotated[
        _Count, Field(description="Conflicts that it shows", examples=[0])
    ] = 0
    snapshot_at: Annotated[
        Moment | None,
        Field(
            description="`made_at` of the snapshot that it uses",
            examples=["2025-07-04T07:10:00+07:00"],
        ),
    ] = None
    app_version: Annotated[
        Annotated[Words, Field(max_length=40)] | None,
        Field(description="Version of the app; null: it does not say", examples=["1.4.0"]),
    ] = None
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"device_time": "2025-07-04T07:12:31+07:00", "pending_scans": 3}]
        }
    )


class SyncOut(BaseModel):
    """What the server answers a device."""

    server_time: ServerTime
    clock_offset_ms: int = Field(
        description="The device's clock minus the server's", examples=[-120]
    )
    clock_is_off: bool = Field(description="By so much that somebody should set it")
    device: OwnDeviceOut
