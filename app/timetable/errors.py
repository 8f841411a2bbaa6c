"""Refusals about solve runs and timetables."""

from app.core.errors import ConflictError, InvalidRequestError


class NothingToScheduleError(ConflictError):
    """The event lacks slots, tables or requests."""

    code = "nothing_to_schedule"


class ListsUnsoundError(ConflictError):
    """The event's lists contradict each other."""

    code = "lists_unsound"


class RunEndedError(ConflictError):
    """The run has ended already."""

    code = "run_ended"


class NoCertificateError(ConflictError):
    """The timetable was not made by a solve run, so nothing was claimed about it."""

    code = "no_certificate"


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
