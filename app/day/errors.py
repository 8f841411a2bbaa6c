"""Refusals about proposals, released seats and standby."""

from app.core.errors import ConflictError, InvalidRequestError
from app.core.locale import Locale, text


class NothingPublishedError(ConflictError):
    """The event has no published timetable that could be repaired."""

    code = "nothing_published"


class RepairBaseError(InvalidRequestError):
    """A repair changes the published timetable and no other."""

    code = "repair_base"
    pointer = "/timetable"


class BaseUnknownError(InvalidRequestError):
    """The event has no timetable of that number."""

    code = "proposal_base_unknown"
    pointer = "/timetable"


class ChangeHypotheticalError(InvalidRequestError):
    """A repair follows what is there; this change names something that exists in thought only."""

    code = "change_hypothetical"


class WalkInUnnamedError(InvalidRequestError):
    """A walk-in is neither one of the event's cooperatives nor given a name."""

    code = "walk_in_unnamed"


class TableUnknownError(InvalidRequestError):
    """The table is not one of the event's."""

    code = "table_unknown"
    pointer = "/table_id"


class SlotBegunError(ConflictError):
    """The slot has begun: nobody can be sent there any more."""

    code = "slot_begun"


class MeetingLockedError(ConflictError):
    """The meeting is locked to another place, or the pair is blocked."""

    code = "meeting_locked"


class ProposalComputingError(ConflictError):
    """The proposal is not ready yet."""

    code = "proposal_computing"


class ProposalDecidedError(ConflictError):
    """The proposal was adopted or dismissed, or there is none because it failed."""

    code = "proposal_decided"


class ProposalStaleError(ConflictError):
    """Another timetable was published since the proposal was asked for."""

    code = "proposal_stale"


class ProposalOutdatedError(ConflictError):
    """Time or lists have moved on: the proposal cannot be carried out any more."""

    code = "proposal_outdated"

    def detail(self, locale: Locale) -> str:
        """Return the sentence; `why` is `slot` (with `starts_at`) or `lists`."""
        reason = text(f"day.outdated_{self.params['why']}", locale, **self.params)
        return text(f"errors.{self.code}", locale, reason=reason, **self.params)


class NotRealYetError(ConflictError):
    """The what-if rests on something that has to be made real first."""

    code = "not_real_yet"


class RestoreObstructedError(ConflictError):
    """The earlier timetable holds meetings that the lists do not allow any more."""

    code = "restore_obstructed"


class NotDueError(ConflictError):
    """The meeting cannot be released: its cooperative has come, or its time has not."""

    code = "release_not_due"


class MeetingUnknownError(InvalidRequestError):
    """The meeting is not one of the published timetable."""

    code = "meeting_unknown"
    pointer = "/meeting_ids"


class ReleaseUndoneError(ConflictError):
    """The release was undone already."""

    code = "release_undone"


class SeatObjectionError(ConflictError):
    """The cooperative cannot sit there; `reason` says why."""

    code = "seat_objection"

    def detail(self, locale: Locale) -> str:
        """Return the sentence; `reason` is an `Objection`."""
        sentence = text(f"day.objection_{self.params['reason']}", locale)
        return text(f"errors.{self.code}", locale, sentence=sentence)


class NobodyWaitsError(ConflictError):
    """Nobody who stands by wants that seat and could take it."""

    code = "nobody_waits"


class OfferAnsweredError(ConflictError):
    """The offer was answered or withdrawn already."""

    code = "offer_answered"
