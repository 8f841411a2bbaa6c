"""Refusals about requests, locks and blocks."""

from http import HTTPStatus
from typing import ClassVar

from app.core.errors import AppError, ConflictError, InvalidRequestError


class CooperativeUnknownError(InvalidRequestError):
    """The event has no cooperative of that id."""

    code = "cooperative_unknown"
    pointer = "/cooperative_id"


class PartnerUnknownError(InvalidRequestError):
    """The event has no partner of that id."""

    code = "partner_unknown"
    pointer = "/partner_id"


class RequestExistsError(ConflictError):
    """This side of the pair already has a request."""

    code = "request_exists"


class LockExistsError(ConflictError):
    """The pair is already locked or blocked."""

    code = "lock_exists"


class LockSlotUnknownError(InvalidRequestError):
    """The id is not that of a slot in the event's programme."""

    code = "lock_slot_unknown"
    pointer = "/slot_id"


class LockTableWrongError(InvalidRequestError):
    """The table is not one of the partner's."""

    code = "lock_table_wrong"
    pointer = "/table_id"


class LockTableNeedsSlotError(InvalidRequestError):
    """A table is named without a slot."""

    code = "lock_table_needs_slot"
    pointer = "/slot_id"


class BlockHasPlaceError(InvalidRequestError):
    """A block names a slot or a table."""

    code = "block_has_place"
    pointer = "/kind"


class LocksClashError(ConflictError):
    """Another lock needs the same time or seat."""

    code = "locks_clash"


class DerivationBusyError(AppError):
    """The requests of other events are being derived; many wait for that."""

    code = "derivation_busy"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    RETRY_SECONDS: ClassVar[int] = 10

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": str(self.RETRY_SECONDS)})


class DerivationLostError(AppError):
    """The process that derives requests failed, was ended, or took too much; it is in the log."""

    code = "derivation_lost"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    RETRY_SECONDS: ClassVar[int] = 5

    def __init__(self) -> None:
        super().__init__(headers={"Retry-After": str(self.RETRY_SECONDS)})
