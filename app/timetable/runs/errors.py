"""Refusals about solve runs."""

from app.core.errors import ConflictError


class RunEndedError(ConflictError):
    """The run has ended already."""

    code = "run_ended"
