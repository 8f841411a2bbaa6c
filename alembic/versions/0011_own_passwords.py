"""passwords that must be changed, and invitations to set one

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("app_user") as batch_op:
        batch_op.add_column(
            sa.Column(
                "must_change_password", sa.Boolean(), nullable=False, server_default=sa.false()
            )
        )
    with op.batch_alter_table("app_user") as batch_op:
        batch_op.alter_column("must_change_password", server_default=None)
    op.create_table(
        "invitation",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["app_user.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("digest"),
    )
    op.create_index("ix_invitation_user_id", "invitation", ["user_id"])


def downgrade() -> None:
    op.drop_table("invitation")
    with op.batch_alter_table("app_user") as batch_op:
        batch_op.drop_column("must_change_password")
