"""the key of pushes and the phones that get them

Revision ID: 0037
Revises: 0036
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "push_key",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("private_key", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_push_key_one"),
    )
    op.create_table(
        "push_subscription",
        sa.Column("id", sa.Uuid(), primary_key=True),
        *(
            sa.Column(
                f"{name}_id",
                sa.Uuid(),
                sa.ForeignKey(f"{name}.id", ondelete="CASCADE"),
                nullable=False,
            )
            for name in ("event", "attendee", "badge")
        ),
        sa.Column("endpoint", sa.String(length=1000), nullable=False),
        sa.Column("p256dh", sa.LargeBinary(), nullable=False),
        sa.Column("auth", sa.LargeBinary(), nullable=False),
        sa.Column("locale", sa.String(length=2), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("wake_at", UtcDateTime(), nullable=True),
        sa.Column("failing_since", UtcDateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", UtcDateTime(), nullable=False),
        sa.Column("claimed_until", UtcDateTime(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.UniqueConstraint("badge_id", "endpoint", name="uq_push_subscription_endpoint"),
    )
    for name in ("event", "attendee"):
        op.create_index(f"ix_push_subscription_{name}_id", "push_subscription", [f"{name}_id"])


def downgrade() -> None:
    op.drop_table("push_subscription")
    op.drop_table("push_key")
