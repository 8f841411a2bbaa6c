"""meetings that a party must have, and pauses

Revision ID: 0038
Revises: 0037
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None
PARTIES = ("cooperative", "partner")


def upgrade() -> None:
    for party in PARTIES:
        op.add_column(
            party, sa.Column("required_meetings", sa.Integer(), nullable=False, server_default="0")
        )
    op.create_table(
        "pause",
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column(
            "event_id", sa.Uuid(), sa.ForeignKey("event.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("scope", sa.String(length=40), nullable=False),
        sa.Column("cooperative_id", sa.Uuid(), sa.ForeignKey("cooperative.id", ondelete="CASCADE")),
        sa.Column("partner_id", sa.Uuid(), sa.ForeignKey("partner.id", ondelete="CASCADE")),
        sa.Column("starts_at", UtcDateTime(), nullable=False),
        sa.Column("ends_at", UtcDateTime(), nullable=False),
        sa.Column("free", sa.Integer(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("ends_at > starts_at", name="ck_pause_order"),
        sa.CheckConstraint("free > 0", name="ck_pause_free"),
    )
    for column in ("event_id", "cooperative_id", "partner_id"):
        op.create_index(f"ix_pause_{column}", "pause", [column])


def downgrade() -> None:
    op.drop_table("pause")
    for party in PARTIES:
        op.drop_column(party, "required_meetings")
