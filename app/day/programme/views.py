"""Consequences of a change as the API and the page say them."""

from app.core.locale import Locale
from app.day.programme.consequences import Consequences
from app.day.programme.schemas import ConsequencesOut, DraftTouchedOut
from app.day.versions.views import changes_between


def consequences_out(found: Consequences, zone: str, locale: Locale) -> ConsequencesOut:
    """Return the consequences with names and sentences; times are written in the zone `zone`."""
    diff = changes_between(found.before, found.after, zone, locale)
    kinds = [party.kind for party in diff.people]
    return ConsequencesOut(
        slots_added=found.slots_added,
        slots_removed=found.slots_removed,
        slots_moved=found.slots_moved,
        meetings_moved=found.moved,
        meetings_removed=found.removed,
        cooperatives=kinds.count("cooperative"),
        partners=kinds.count("partner"),
        left_without=diff.left_without,
        locks_freed=found.locks_freed,
        draft=None
        if found.draft is None
        else DraftTouchedOut(
            number=found.draft.number, meetings=found.draft.meetings, absent=found.draft.absent
        ),
        diff=diff,
        must_agree=found.touches_meetings,
        agreement=found.agreement,
    )
