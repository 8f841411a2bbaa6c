"""printed agendas and table sheets of one day of several

Revision ID: 0031
Revises: 0030
"""

import sqlalchemy as sa
from alembic import op

from app.core.database.types import UtcDateTime

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make_anew(sa.Column("day", sa.String(length=10), primary_key=True, server_default=""))


def downgrade() -> None:
    op.execute("DELETE FROM printed_paper WHERE day <> ''")
    _make_anew()


def _make_anew(*keys: sa.Column[str]) -> None:
    """Make the table anew with these columns in its key, as SQLite cannot change a key."""
    for name in ("event_id", "timetable_id"):
        op.drop_index(f"ix_printed_paper_{name}", "printed_paper")
    op.rename_table("printed_paper", "printed_paper_before")
    op.create_table(
        "printed_paper",
        sa.Column("owner_id", sa.Uuid(), primary_key=True),
        *keys,
        sa.Column(
            "event_id", sa.Uuid(), sa.ForeignKey("event.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("paper", sa.String(length=40), nullable=False),
        sa.Column(
            "timetable_id",
            sa.Uuid(),
            sa.ForeignKey("timetable.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("printed_at", UtcDateTime(), nullable=False),
    )
    op.execute(
        "INSERT INTO printed_paper (owner_id, event_id, paper, timetable_id, printed_at) "
        "SELECT owner_id, event_id, paper, timetable_id, printed_at FROM printed_paper_before"
    )
    op.drop_table("printed_paper_before")
    for name in ("event_id", "timetable_id"):
        op.create_index(f"ix_printed_paper_{name}", "printed_paper", [name])
