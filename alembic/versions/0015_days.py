"""further days of an event, and slots that have left the programme

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None
IN_FORCE = sa.text("withdrawn_at IS NULL")


def upgrade() -> None:
    op.add_column(
        "event", sa.Column("further_days", sa.JSON(), nullable=False, server_default="[]")
    )
    with op.batch_alter_table("programme_interval") as batch_op:
        batch_op.add_column(sa.Column("withdrawn_at", UtcDateTime(), nullable=True))
        batch_op.drop_constraint("uq_programme_interval_start", type_="unique")
    op.create_index(
        "uq_programme_interval_start",
        "programme_interval",
        ["event_id", "starts_at"],
        unique=True,
        sqlite_where=IN_FORCE,
        postgresql_where=IN_FORCE,
    )


def downgrade() -> None:
    op.drop_index("uq_programme_interval_start", table_name="programme_interval")
    with op.batch_alter_table("programme_interval") as batch_op:
        batch_op.drop_column("withdrawn_at")
        batch_op.create_unique_constraint("uq_programme_interval_start", ["event_id", "starts_at"])
    op.drop_column("event", "further_days")
