"""What serving cooperatives in the order in which they registered would have given."""

from collections import Counter

from app.timetable.bridge.wire import as_text
from app.timetable.exchange import Document
from scheduler import io, registration_order, tier_values


def in_registration_order(problem: Document) -> Document:
    """Return `meetings`, `counts` (by cooperative) and `tiers` of the timetable made so.

    Cooperatives are served one after the other by id, which is the order in which they were added;
    each gets its requests by rank, in the first slot with room. No solver takes part.
    """
    posed = io.load_problem(as_text(problem))
    found = registration_order(posed, sorted(party.id for party in posed.parties))
    held = Counter(
        posed.candidates[posed.candidate_index[identity]].a for identity in found.placements
    )
    return {
        "meetings": len(found.placements),
        "counts": {party.id: held[party.id] for party in posed.parties if party.side == "visitor"},
        "tiers": [
            {"name": name, "value": list(value)}
            for name, value in tier_values(posed, found).items()
        ],
    }
