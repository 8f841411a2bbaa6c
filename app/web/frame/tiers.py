"""Values of a timetable's goals as pages write them."""

from collections.abc import Sequence

from app.core.locale import Locale, number


def values(components: Sequence[int], locale: Locale) -> str:
    """Return a tier's value as text: its components, separated by slashes."""
    return " / ".join(number(part, locale) for part in components)
