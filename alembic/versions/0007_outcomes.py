"""outcomes of meetings

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

PARENTS = ("event", "cooperative", "partner", "meeting")


def upgrade() -> None:
    op.create_table(
        "meeting_fact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("cooperative_id", sa.Uuid(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(length=80), nullable=False),
        sa.Column("fact_id", sa.Uuid(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=True),
        sa.Column("by_badge", sa.Boolean(), nullable=False),
        sa.Column("interest", sa.Integer(), nullable=True),
        sa.Column("value", sa.BigInteger(), nullable=True),
        sa.Column("next_step", sa.String(length=400), nullable=True),
        sa.Column("note", sa.String(length=1000), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offline", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "status IS NOT NULL OR interest IS NOT NULL", name="ck_meeting_fact_says_something"
        ),
        *(
            sa.ForeignKeyConstraint(
                [f"{parent}_id"],
                [f"{parent}.id"],
                name=op.f(f"fk_meeting_fact_{parent}_id_{parent}"),
                ondelete="CASCADE",
            )
            for parent in PARENTS
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_fact")),
        sa.UniqueConstraint("source", "fact_id", name="uq_meeting_fact_source_fact_id"),
    )
    with op.batch_alter_table("meeting_fact", schema=None) as batch_op:
        batch_op.create_index(
            "ix_meeting_fact_pair", ["event_id", "cooperative_id", "partner_id"], unique=False
        )
        for parent in PARENTS[1:]:
            batch_op.create_index(
                batch_op.f(f"ix_meeting_fact_{parent}_id"), [f"{parent}_id"], unique=False
            )


def downgrade() -> None:
    op.drop_table("meeting_fact")
