"""Changes that somebody types without thinking: of every kind, with and without times."""

import random
from collections.abc import Sequence
from typing import Any

from tests.meetings.hall import Hall

CLOCKS = ("08:00", "09:40", "09:50", "10:00", "10:20", "11:00", "13:00", "13:10", "15:00")


def change(chance: random.Random, hall: Hall, slots: Sequence[str]) -> dict[str, Any]:
    """Return a change of any kind."""
    cooperative = {"cooperative_id": str(chance.choice(hall.cooperatives))}
    partner = {"partner_id": str(chance.choice(hall.partners))}
    table = {"table_id": str(chance.choice(hall.tables))}
    slot = {"slot_id": chance.choice(slots)}
    kinds: tuple[dict[str, Any], ...] = (
        {"kind": "cooperative_absent", **cooperative, **_span(chance)},
        {"kind": "cooperative_late", **cooperative, "arrives_at": chance.choice(CLOCKS)},
        {"kind": "partner_absent", **partner, **_span(chance)},
        {"kind": "partner_late", **partner, "arrives_at": chance.choice(CLOCKS)},
        {"kind": "table_closed", **table, **_span(chance)},
        {"kind": "lock", **cooperative, **partner, **_maybe(chance, slot)},
        {"kind": "block", **cooperative, **partner},
        {"kind": "meeting_moved", **cooperative, **partner, **slot, **_maybe(chance, table)},
        {"kind": "walk_in", **cooperative, "partner_ids": [partner["partner_id"]]},
    )
    return chance.choice(kinds)


def _span(chance: random.Random) -> dict[str, str]:
    """Return a begin, an end, both, or neither."""
    return _maybe(chance, {"starts_at": chance.choice(CLOCKS)}) | _maybe(
        chance, {"ends_at": chance.choice(CLOCKS)}
    )


def _maybe(chance: random.Random, what: dict[str, str]) -> dict[str, str]:
    return what if chance.random() < 0.5 else {}
