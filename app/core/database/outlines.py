"""Tables of higher or neighbouring domains that a lower domain must read.

Imports only go downwards, so the import linter cannot see such a dependency. Each one is listed
here, and nowhere else, with the table's name and the columns used, and compared with the records in
`tests/core/database/test_outlines.py`.
"""

from sqlalchemy import TableClause, Uuid, column, table

ATTENDEE = table("attendee", column("id", Uuid()), column("partner_id", Uuid()))
"""Read by partners, whose representatives may have been scanned."""
BADGE = table("badge", column("id", Uuid()), column("attendee_id", Uuid()))
"""Read by partners, because scans lock badges before people."""
EVENT = table("event", column("id", Uuid()))
"""Read by the live feed."""
GATE = table("gate", column("id", Uuid()), column("table_id", Uuid()))
"""Read by partners, whose tables may have gates."""
MEETING = table(
    "meeting", column("slot_id", Uuid()), column("table_id", Uuid()), column("partner_id", Uuid())
)
"""Read by events and partners, whose slots and tables may be in use."""
MEETING_LOCK = table("meeting_lock", column("slot_id", Uuid()))
"""Read by events, whose slots may be in use."""
PARTNER = table("partner", column("id", Uuid()), column("event_id", Uuid()), column("code"))
"""Read by attendees, who may represent one."""
TABLE = table("event_table", column("id", Uuid()), column("partner_id", Uuid()))
"""Read by the live feed, which tells those at tables of their own meetings."""
SCAN = table("scan", column("gate_id", Uuid()), column("attendee_id", Uuid()))
"""Read by partners, whose people or tables may have been scanned."""

OUTLINES: tuple[TableClause, ...] = (
    ATTENDEE,
    BADGE,
    EVENT,
    GATE,
    MEETING,
    MEETING_LOCK,
    PARTNER,
    SCAN,
    TABLE,
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
"""Foreign keys (table, referred table) to a higher or neighbouring domain; deletes cascade along
them."""
