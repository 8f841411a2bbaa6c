"""Refusals about what became of meetings."""

from app.core.errors import InvalidRequestError


class MeetingUnknownError(InvalidRequestError):
    """No timetable that people go by, or went by, has the meeting."""

    code = "meeting_unknown"
    pointer = "/meeting_id"


class FactEmptyError(InvalidRequestError):
    """Neither a status nor an outcome is told."""

    code = "meeting_fact_empty"
    pointer = "/status"


class FactCodeError(InvalidRequestError):
    """The code read at the table is no badge that counts of the meeting's cooperative."""

    code = "meeting_fact_code"
    pointer = "/code"


class FactIdTakenError(InvalidRequestError):
    """The client used the id before, for another meeting or event."""

    code = "meeting_fact_id_taken"
    pointer = "/fact_id"
