"""since when personal data of an event is seen to be due for erasure

Revision ID: 0022
Revises: 0021
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("event", sa.Column("due_since", UtcDateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("event", "due_since")
