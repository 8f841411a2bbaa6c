"""Refusals about analyses."""

from app.core.errors import ConflictError


class AnalysisEndedError(ConflictError):
    """The analysis has ended already."""

    code = "analysis_ended"
