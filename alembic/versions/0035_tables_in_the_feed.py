"""at which table each report in the feed was made, which entries from before do not say

Revision ID: 0035
Revises: 0034
"""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

_ENTRY = sa.table("feed_entry", sa.column("id"), sa.column("kind"), sa.column("data", sa.JSON()))
_MEETING = sa.table("meeting", sa.column("id", sa.Uuid()), sa.column("table_id", sa.Uuid()))


def upgrade() -> None:
    connection = op.get_bind()
    reports = sa.select(_ENTRY.c.id, _ENTRY.c.data).where(_ENTRY.c.kind == "meeting.changed")
    silent = {
        number: data
        for number, data in connection.execute(reports)
        if isinstance(data, dict) and "meeting_id" in data and "table_id" not in data
    }
    if not silent:
        return
    tables = {str(one): str(table) for one, table in connection.execute(sa.select(_MEETING))}
    for number, data in silent.items():
        if data["meeting_id"] in tables:  # else the meeting is gone, and no table is told of it
            said = data | {"table_id": tables[data["meeting_id"]]}
            connection.execute(sa.update(_ENTRY).where(_ENTRY.c.id == number).values(data=said))


def downgrade() -> None:
    """Leave what the entries say by now: it is true, and older programs read past it."""
