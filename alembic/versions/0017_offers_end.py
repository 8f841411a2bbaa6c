"""when offers of seats lapse, and what an event lets be done without anybody's click

Revision ID: 0017
Revises: 0016
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("standby_offer", sa.Column("expires_at", UtcDateTime(), nullable=True))
    op.create_table(
        "autopilot",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("releases", sa.Boolean(), nullable=False),
        sa.Column("offers", sa.Boolean(), nullable=False),
        sa.Column("offer_minutes", sa.Integer(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("event_id"),
    )


def downgrade() -> None:
    op.drop_table("autopilot")
    op.execute("UPDATE standby_offer SET status = 'withdrawn' WHERE status = 'lapsed'")
    op.drop_column("standby_offer", "expires_at")
