"""Refusals about requests, locks and blocks."""

from app.core.errors import ConflictError, InvalidRequestError


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
