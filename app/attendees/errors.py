"""Refusals about cooperatives and people."""

from app.core.errors import ConflictError, InvalidRequestError


class CooperativeExistsError(ConflictError):
    """The event already has a cooperative of that village."""

    code = "cooperative_exists"


class NeedUnknownError(InvalidRequestError):
    """A need is not a word of the event's vocabulary."""

    code = "need_tag_unknown"
    pointer = "/needs"


class ExternalKeyTakenError(ConflictError):
    """Another person of the event has that external key."""

    code = "external_key_taken"


class PersonErasedError(ConflictError):
    """The person asked to be erased; an organizer may let them come back."""

    code = "person_erased"


class AttendeePartyError(InvalidRequestError):
    """The kind of person does not fit the party named.

    Managers belong to a cooperative, representatives to a partner, guests and staff to neither.
    """

    code = "attendee_party"
    pointer = "/kind"


class RepresentedCooperativeUnknownError(InvalidRequestError):
    """The event has no cooperative of that id."""

    code = "represented_cooperative_unknown"
    pointer = "/cooperative_id"


class RepresentedPartnerUnknownError(InvalidRequestError):
    """The event has no partner of that id."""

    code = "represented_partner_unknown"
    pointer = "/partner_id"
