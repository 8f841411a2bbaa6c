"""Pure rules about partners."""

from app.partners.errors import MeetingBoundsError


def check_bounds(min_meetings: int, max_meetings: int | None, required_meetings: int) -> None:
    """Refuse a least number of meetings above the greatest: MeetingBoundsError."""
    for field, least in (("min", min_meetings), ("required", required_meetings)):
        if max_meetings is not None and least > max_meetings:
            raise MeetingBoundsError(
                pointer=f"/{field}_meetings", min_meetings=least, max_meetings=max_meetings
            )
