"""marks by which people who were erased are known again

Revision ID: 0034
Revises: 0033
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erased_mark",
        sa.Column(
            "attendee_id",
            sa.Uuid(),
            sa.ForeignKey("attendee.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("mark", sa.String(length=64), primary_key=True),
        sa.Column(
            "event_id", sa.Uuid(), sa.ForeignKey("event.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("erased_at", UtcDateTime(), nullable=False),
    )
    op.create_index("ix_erased_mark_event_id", "erased_mark", ["event_id"])


def downgrade() -> None:
    op.drop_table("erased_mark")
