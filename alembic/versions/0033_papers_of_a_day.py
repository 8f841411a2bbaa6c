"""printed agendas and table sheets of one day of several

Revision ID: 0033
Revises: 0032
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "printed_day",
        sa.Column("owner_id", sa.Uuid(), primary_key=True),
        sa.Column("day", sa.String(length=10), primary_key=True),
        sa.Column(
            "event_id", sa.Uuid(), sa.ForeignKey("event.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("paper", sa.String(length=40), nullable=False),
        sa.Column(
            "timetable_id",
            sa.Uuid(),
            sa.ForeignKey("timetable.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("printed_at", UtcDateTime(), nullable=False),
    )
    op.create_index("ix_printed_day_event_id", "printed_day", ["event_id"])
    op.create_index("ix_printed_day_timetable_id", "printed_day", ["timetable_id"])


def downgrade() -> None:
    op.drop_table("printed_day")
