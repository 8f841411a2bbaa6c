"""wishes and feedback by badge

Revision ID: 0036
Revises: 0035
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("wishes_until", UtcDateTime(), nullable=True))
    op.add_column(
        "meeting_request",
        sa.Column("by_badge", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_table(
        "meeting_feedback",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column(
            "event_id", sa.Uuid(), sa.ForeignKey("event.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column(
            "cooperative_id",
            sa.Uuid(),
            sa.ForeignKey("cooperative.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column(
            "partner_id", sa.Uuid(), sa.ForeignKey("partner.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("interest", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=400), nullable=True),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("said_at", UtcDateTime(), nullable=False),
        sa.UniqueConstraint("cooperative_id", "partner_id", name="uq_meeting_feedback_pair"),
        sa.CheckConstraint("interest BETWEEN 0 AND 3", name="ck_meeting_feedback_interest"),
    )
    op.create_index("ix_meeting_feedback_event_id", "meeting_feedback", ["event_id"])
    op.create_index("ix_meeting_feedback_partner_id", "meeting_feedback", ["partner_id"])


def downgrade() -> None:
    op.drop_table("meeting_feedback")
    op.drop_column("meeting_request", "by_badge")
    op.drop_column("event", "wishes_until")
