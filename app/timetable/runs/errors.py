"""Refusals about solve runs."""

from app.core.errors import ConflictError, InvalidRequestError


class RunEndedError(ConflictError):
    """The run has ended already."""

    code = "run_ended"


class SolveTooLongError(InvalidRequestError):
    """The installation lets no solve take so long."""

    code = "solve_too_long"
    pointer = "/time_limit"
