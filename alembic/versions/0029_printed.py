"""which version each printed agenda and table sheet shows

Revision ID: 0029
Revises: 0028
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "printed_paper",
        sa.Column("owner_id", sa.Uuid(), primary_key=True),
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
    op.create_index("ix_printed_paper_event_id", "printed_paper", ["event_id"])
    op.create_index("ix_printed_paper_timetable_id", "printed_paper", ["timetable_id"])


def downgrade() -> None:
    op.drop_table("printed_paper")
