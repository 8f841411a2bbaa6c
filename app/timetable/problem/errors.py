"""Refusals of lists that no timetable can be made from."""

from app.core.errors import ConflictError


class NothingToScheduleError(ConflictError):
    """The event lacks slots, tables or requests."""

    code = "nothing_to_schedule"


class ListsUnsoundError(ConflictError):
    """The event's lists contradict each other."""

    code = "lists_unsound"
