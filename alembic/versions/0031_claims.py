"""what people ask about their data, and whose use of it is restricted

Revision ID: 0031
Revises: 0030
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attendee", sa.Column("restricted_at", UtcDateTime(), nullable=True))
    op.create_table(
        "privacy_claim",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column(
            "event_id", sa.Uuid(), sa.ForeignKey("event.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column(
            "attendee_id",
            sa.Uuid(),
            sa.ForeignKey("attendee.id", ondelete="CASCADE"),
            nullable=True,
        ),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("asked", sa.String(length=400), nullable=True),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=True),
        sa.Column("answered_at", UtcDateTime(), nullable=True),
        sa.Column("answered_by", sa.String(length=120), nullable=True),
        sa.Column("said", sa.String(length=400), nullable=True),
    )
    op.create_index("ix_privacy_claim_event_id", "privacy_claim", ["event_id"])
    op.create_index("ix_privacy_claim_attendee_id", "privacy_claim", ["attendee_id"])


def downgrade() -> None:
    op.drop_table("privacy_claim")
    op.drop_column("attendee", "restricted_at")
