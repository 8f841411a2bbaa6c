"""Refusals about released seats and standby."""

from app.core.errors import ConflictError, InvalidRequestError
from app.core.locale import Locale, text
from app.day.actors import told


class NotDueError(ConflictError):
    """The meeting cannot be released: its cooperative has come, or the grace time has not begun."""

    code = "release_not_due"


class ReleasedMeanwhileError(ConflictError):
    """Somebody else has released the seat."""

    code = "released_meanwhile"


class MeetingUnknownError(InvalidRequestError):
    """The meeting is not one of the published timetable."""

    code = "meeting_unknown"
    pointer = "/meeting_ids"


class ReleaseUndoneError(ConflictError):
    """The release was undone already."""

    code = "release_undone"


class SeatObjectionError(ConflictError):
    """The cooperative cannot take the seat; `reason` says why."""

    code = "seat_objection"

    def detail(self, locale: Locale) -> str:
        """Return the sentence; `reason` is an `Objection`, `village` who is faster."""
        sentence = text(f"day.objection_{self.params['reason']}", locale, **self.params)
        return text(f"errors.{self.code}", locale, sentence=sentence)


class NobodyWaitsError(ConflictError):
    """No cooperative on standby asks for that seat's partner and could take the seat."""

    code = "nobody_waits"


class OfferAnsweredError(ConflictError):
    """The offer was answered or withdrawn already, or nobody answered in time."""

    code = "offer_answered"

    def detail(self, locale: Locale) -> str:
        """Return the sentence; `status` is an `OfferStatus`, with `by` and `at`."""
        params = self.params | {"by": told(str(self.params["by"]), locale)}
        sentence = text(f"day.offer_{self.params['status']}", locale, **params)
        return text(f"errors.{self.code}", locale, sentence=sentence)
