"""Refusals about analyses."""

from app.core.errors import ConflictError


class AnalysisEndedError(ConflictError):
    """The analysis has ended already."""

    code = "analysis_ended"


class OptionOutdatedError(ConflictError):
    """The lists have changed, so that one of the timetables that were found is none any more."""

    code = "option_outdated"
