"""The device of a request's path, loaded only for those who may change it."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Path

from app.auth.records import Device
from app.core.db import Db
from app.core.errors import NotFoundError
from app.events.deps import EventForOrganizer


def _device(
    device_id: Annotated[UUID, Path(description="`id` of the device")],
    event: EventForOrganizer,
    db: Db,
) -> Device:
    device = db.get(Device, device_id)
    if device is None or device.event_id != event.id:
        raise NotFoundError
    return device


DeviceForOrganizer = Annotated[Device, Depends(_device)]
