"""Refusals of feedback."""

from app.core.errors import ConflictError


class FeedbackEarlyError(ConflictError):
    """The meeting has not begun."""

    code = "feedback_early"
