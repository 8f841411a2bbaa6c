"""Refusals about requests, locks and blocks."""

from app.core.errors import ConflictError, InvalidRequestError


class CooperativeUnknownError(InvalidRequestError):
    """The cooperative is not one of the event's."""

    code = "cooperative_unknown"
    pointer = "/cooperative_id"


class PartnerUnknownError(InvalidRequestError):
    """The partner is not one of the event's."""

    code = "partner_unknown"
    pointer = "/partner_id"


class RequestExistsError(ConflictError):
    """This side of the pair has a request already."""

    code = "request_exists"


class LockExistsError(ConflictError):
    """The pair is locked or blocked already."""

    code = "lock_exists"


class LockSlotUnknownError(InvalidRequestError):
    """The slot is not a bookable interval of the event's programme."""

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
    """A pair that never meets needs neither slot nor table."""

    code = "block_has_place"
    pointer = "/kind"


class LocksClashError(ConflictError):
    """Another lock takes the same time or seat."""

    code = "locks_clash"
