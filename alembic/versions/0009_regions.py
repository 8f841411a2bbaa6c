"""the regions that an event's lists come from

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None
BANJARNEGARA = '["33.04"]'
"""Until now, every event was read by the villages of this one regency."""


def upgrade() -> None:
    with op.batch_alter_table("event") as batch_op:
        batch_op.add_column(
            sa.Column("regions", sa.JSON(), nullable=False, server_default=BANJARNEGARA)
        )
    with op.batch_alter_table("event") as batch_op:
        batch_op.alter_column("regions", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("event") as batch_op:
        batch_op.drop_column("regions")
