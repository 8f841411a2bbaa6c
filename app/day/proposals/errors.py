"""Refusals about proposals and their changes."""

from app.core.errors import ConflictError, InvalidRequestError
from app.core.locale import Locale, text


class RepairBaseError(InvalidRequestError):
    """A repair changes the published timetable and no other."""

    code = "repair_base"
    pointer = "/timetable"


class BaseUnknownError(InvalidRequestError):
    """The event has no timetable of that number."""

    code = "proposal_base_unknown"
    pointer = "/timetable"


class ChangeHypotheticalError(InvalidRequestError):
    """A change of a repair names something that does not exist; only a what-if may."""

    code = "change_hypothetical"


class WalkInUnnamedError(InvalidRequestError):
    """A walk-in is neither one of the event's cooperatives nor given a name."""

    code = "walk_in_unnamed"


class SlotBegunError(ConflictError):
    """The slot has begun, so no meeting can be put there."""

    code = "slot_begun"


class MeetingLockedError(ConflictError):
    """The meeting is locked to another place, or the pair is blocked."""

    code = "meeting_locked"


class ProposalComputingError(ConflictError):
    """The proposal is not ready yet."""

    code = "proposal_computing"


class ProposalDecidedError(ConflictError):
    """The proposal was adopted or dismissed, or its computing failed."""

    code = "proposal_decided"


class ProposalStaleError(ConflictError):
    """Another timetable was published, and what the proposal asks for does not fit into it."""

    code = "proposal_stale"

    def detail(self, locale: Locale) -> str:
        """Return the sentence; `why` is a `Hindrance`, with `village`, `table` and `time`."""
        reason = text(f"day.stale_{self.params['why']}", locale, **self.params)
        return text(f"errors.{self.code}", locale, reason=reason, **self.params)


class ProposalOutdatedError(ConflictError):
    """A slot to be changed has begun, or the lists do not allow the meetings any more."""

    code = "proposal_outdated"

    def detail(self, locale: Locale) -> str:
        """Return the sentence; `why` is `slot` (with `starts_at`) or `lists`."""
        reason = text(f"day.outdated_{self.params['why']}", locale, **self.params)
        return text(f"errors.{self.code}", locale, reason=reason, **self.params)


class NotRealYetError(ConflictError):
    """The what-if has hypothetical tables or cooperatives, which must be added first."""

    code = "not_real_yet"
