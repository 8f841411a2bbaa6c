"""Refusals about gates."""

from app.core.errors import ConflictError, InvalidRequestError


class GateUnknownError(InvalidRequestError):
    """The event has no gate of that id."""

    code = "gate_unknown"
    pointer = "/gate_id"


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
    """Something was scanned at the gate, so it cannot be deleted."""

    code = "gate_in_use"
