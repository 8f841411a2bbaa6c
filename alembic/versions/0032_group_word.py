"""what an event calls the groups of its own places

Revision ID: 0032
Revises: 0031
"""

import sqlalchemy as sa
from alembic import op

from app.sheets.lists.places import group_word

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "event", sa.Column("group_word", sa.String(length=60), nullable=False, server_default="")
    )
    connection = op.get_bind()
    known = connection.execute(sa.text("SELECT event_id, content FROM event_places")).all()
    for event_id, content in known:
        heading = content.partition("\n")[0].partition("\t")[2]
        connection.execute(
            sa.text("UPDATE event SET group_word = :word WHERE id = :event_id"),
            {"word": group_word(heading), "event_id": event_id},
        )


def downgrade() -> None:
    op.drop_column("event", "group_word")
