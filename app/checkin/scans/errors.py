"""Refusals of scans that cannot be recorded; a verdict is an answer, not an error."""

from app.core.errors import InvalidRequestError


class GateNotOfDeviceError(InvalidRequestError):
    """The device is bound to other gates of the event."""

    code = "gate_not_of_device"
    pointer = "/gate_id"


class ScanAttendeeUnknownError(InvalidRequestError):
    """The event has no attendee of that id."""

    code = "scan_attendee_unknown"
    pointer = "/attendee_id"


class ScanIdTakenError(InvalidRequestError):
    """The device used that id for another scan, of another person, gate or event."""

    code = "scan_id_taken"
    pointer = "/scan_id"
