"""Refusals about devices."""

from http import HTTPStatus

from app.core.errors import AppError, ConflictError, InvalidRequestError


class EnrolmentRefusedError(AppError):
    """The one-time code is wrong, used or expired (the answer does not say which)."""

    code = "enrolment_refused"
    status = HTTPStatus.UNAUTHORIZED


class DeviceNameTakenError(ConflictError):
    """Another device of the event has that name."""

    code = "device_name_taken"


class DeviceRevokedError(ConflictError):
    """The device is revoked, which cannot be undone."""

    code = "device_revoked"


class DeviceTargetError(InvalidRequestError):
    """The gates or tables named do not go with the device's scope."""

    code = "device_target"
    pointer = "/scope"


class DeviceTableUnknownError(InvalidRequestError):
    """The event has no table of that id."""

    code = "device_table_unknown"
    pointer = "/table_ids"
