"""Tables of domains above or beside, as far as those below must look at them.

An import only goes downwards, so the linter would not see such an arrow. Each stands here, and
nowhere else, by the name and the columns that are used; `tests/core/test_outlines.py` compares
them with the records themselves.
"""

from sqlalchemy import TableClause, Uuid, column, table

ATTENDEE = table("attendee", column("id", Uuid()), column("partner_id", Uuid()))
"""Looked at by partners, whose representatives may have been scanned."""
BADGE = table("badge", column("id", Uuid()), column("attendee_id", Uuid()))
"""Looked at by partners, as scans hold badges before people."""
EVENT = table("event", column("id", Uuid()))
"""Looked at by the live feed."""
GATE = table("gate", column("id", Uuid()), column("table_id", Uuid()))
"""Looked at by partners, whose tables may have gates."""
MEETING = table(
    "meeting", column("slot_id", Uuid()), column("table_id", Uuid()), column("partner_id", Uuid())
)
"""Looked at by events and partners, whose slots and tables may be in use."""
MEETING_LOCK = table("meeting_lock", column("slot_id", Uuid()))
"""Looked at by events, whose slots may be in use."""
PARTNER = table("partner", column("id", Uuid()), column("event_id", Uuid()), column("code"))
"""Looked at by attendees, who may represent one."""
SCAN = table("scan", column("gate_id", Uuid()), column("attendee_id", Uuid()))
"""Looked at by partners, of whom something may have been scanned."""

OUTLINES: tuple[TableClause, ...] = (
    ATTENDEE,
    BADGE,
    EVENT,
    GATE,
    MEETING,
    MEETING_LOCK,
    PARTNER,
    SCAN,
)

UPWARD_KEYS = frozenset(
    {
        ("access_token", "event"),
        ("access_token", "partner"),
        ("attendee", "partner"),
        ("device", "event"),
        ("feed_entry", "event"),
        ("membership", "event"),
    }
)
"""Foreign keys of a table to one above it or beside: what they point to takes its rows along."""
