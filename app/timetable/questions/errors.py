"""Refusals about questions."""

from app.core.errors import ConflictError, InvalidRequestError


class AnalysisEndedError(ConflictError):
    """The analysis has ended already."""

    code = "analysis_ended"


class MeetingNotInTimetableError(InvalidRequestError):
    """The meeting is not one of this timetable's."""

    code = "meeting_not_in_timetable"
    pointer = "/meeting_id"


class CooperativeWithdrawnError(ConflictError):
    """The cooperative takes no part any more, so there is nothing to ask about it."""

    code = "cooperative_withdrawn"


class GridTooLargeError(InvalidRequestError):
    """The combinations of a grid are too many."""

    code = "grid_too_large"
