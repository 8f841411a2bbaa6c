"""Refusals about gates and scans that are no scans at all (verdicts are answers, not errors)."""

from app.core.errors import ConflictError, InvalidRequestError


class GateUnknownError(InvalidRequestError):
    """The event has no gate of that id."""

    code = "gate_unknown"
    pointer = "/gate_id"


class GateNotOfDeviceError(InvalidRequestError):
    """The device is bound to other gates of the event."""

    code = "gate_not_of_device"
    pointer = "/gate_id"


class ScanAttendeeUnknownError(InvalidRequestError):
    """The event has no attendee of that id."""

    code = "scan_attendee_unknown"
    pointer = "/attendee_id"


class ScanTimeError(InvalidRequestError):
    """The moment of the scan cannot be right: the device's clock needs setting."""

    code = "scan_time"
    pointer = "/scanned_at"


class ScanIdTakenError(InvalidRequestError):
    """The device used that id for a scan of another event."""

    code = "scan_id_taken"
    pointer = "/scan_id"


class GateTargetError(InvalidRequestError):
    """What the gate leads to does not fit its kind, or is not in the event."""

    code = "gate_target"
    pointer = "/kind"


class GateHoursError(InvalidRequestError):
    """The gate would close before it opens."""

    code = "gate_hours"
    pointer = "/closes_at"


class GateNameTakenError(ConflictError):
    """Another gate of the event has that name."""

    code = "gate_name_taken"


class GateInUseError(ConflictError):
    """A gate at which something was scanned stays: scans are never forgotten."""

    code = "gate_in_use"


class NotAdmittedError(ConflictError):
    """Only an admission can be annulled: the scan let nobody pass."""

    code = "not_admitted"
