"""the live feed of an event

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The order in which transactions began to write is known to PostgreSQL alone.
    on_server = op.get_bind().dialect.name == "postgresql"
    xact = "(pg_current_xact_id()::text::bigint)" if on_server else "0"
    op.create_table(
        "feed_entry",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("xact", sa.BigInteger(), server_default=sa.text(xact), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_feed_entry_event_id_event"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_entry")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("feed_entry", schema=None) as batch_op:
        batch_op.create_index("ix_feed_entry_at", ["at"], unique=False)
        batch_op.create_index("ix_feed_entry_place", ["event_id", "xact", "id"], unique=False)


def downgrade() -> None:
    op.drop_table("feed_entry")
