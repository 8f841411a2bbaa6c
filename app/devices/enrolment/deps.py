"""The device of a request's path, loaded only for those who may change it."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.auth.records import Device
from app.core.database.sessions import Db
from app.core.errors import NotFoundError
from app.events.deps import EventToChange, OrganizerEventToRead

_DeviceId = Annotated[UUID, Path(description="`id` of the device")]


def _device(db: Db, event_id: UUID, device_id: UUID) -> Device:
    device = db.get(Device, device_id)
    if device is None or device.event_id != event_id:
        raise NotFoundError
    return device


def _device_to_read(device_id: _DeviceId, event: OrganizerEventToRead, db: Db) -> Device:
    return _device(db, event.id, device_id)


def _device_to_change(device_id: _DeviceId, event: EventToChange, db: Db) -> Device:
    return _device(db, event.id, device_id)


DeviceToRead = Annotated[Device, Depends(_device_to_read)]
"""The device, for those who may change the event."""
DeviceToChange = Annotated[Device, Depends(_device_to_change)]
"""The device, changeable by the caller (`EventToChange`)."""
