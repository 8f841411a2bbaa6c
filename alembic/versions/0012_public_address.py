"""the installation's address, set in the browser

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "public_address",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("url", sa.String(length=200), nullable=False),
        sa.Column("probe", sa.String(length=32), nullable=False),
        sa.Column("reached_at", UtcDateTime(), nullable=True),
        sa.CheckConstraint("id = 1", name="ck_public_address_one"),
        sa.PrimaryKeyConstraint("id"),
    )


def downgrade() -> None:
    op.drop_table("public_address")
