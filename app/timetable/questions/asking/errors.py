"""Refusals of questions."""

from app.core.errors import ConflictError, InvalidRequestError


class MeetingNotInTimetableError(InvalidRequestError):
    """The meeting is not one of this timetable's."""

    code = "meeting_not_in_timetable"
    pointer = "/meeting_id"


class CooperativeWithdrawnError(ConflictError):
    """The cooperative was withdrawn, so questions about it have no answer."""

    code = "cooperative_withdrawn"


class GridTooLargeError(InvalidRequestError):
    """The grid has too many combinations."""

    code = "grid_too_large"
