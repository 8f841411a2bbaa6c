"""Refusals of reports on meetings."""

from app.core.errors import InvalidRequestError


class MeetingUnknownError(InvalidRequestError):
    """No timetable that is or was published has the meeting."""

    code = "meeting_unknown"
    pointer = "/meeting_id"


class FactEmptyError(InvalidRequestError):
    """The report has neither a status nor an outcome."""

    code = "meeting_fact_empty"
    pointer = "/status"


class FactCodeError(InvalidRequestError):
    """The code read at the table is not a valid badge of the meeting's cooperative."""

    code = "meeting_fact_code"
    pointer = "/code"


class FactIdTakenError(InvalidRequestError):
    """The client has already used the id for another meeting or event."""

    code = "meeting_fact_id_taken"
    pointer = "/fact_id"
