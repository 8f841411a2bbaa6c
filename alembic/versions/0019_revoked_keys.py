"""when a signing key was revoked

Revision ID: 0019
Revises: 0018
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("signing_key", sa.Column("revoked_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("signing_key", "revoked_at")
