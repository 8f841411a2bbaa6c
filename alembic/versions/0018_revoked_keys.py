"""when a signing key was revoked

Revision ID: 0018
Revises: 0017
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("signing_key", sa.Column("revoked_at", UtcDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("signing_key", "revoked_at")
