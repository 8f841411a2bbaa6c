"""Pure rules about partners."""

from app.partners.errors import MeetingBoundsError


def check_bounds(min_meetings: int, max_meetings: int | None) -> None:
    """Refuse a least number of meetings above the greatest: MeetingBoundsError."""
    if max_meetings is not None and min_meetings > max_meetings:
        raise MeetingBoundsError(min_meetings=min_meetings, max_meetings=max_meetings)
