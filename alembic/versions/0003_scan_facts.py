"""annulments and conflicts of scans

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("scan") as batch_op:
        batch_op.drop_index(batch_op.f("ix_scan_attendee_id"))
        batch_op.create_index("ix_scan_attendee_id_verdict", ["attendee_id", "verdict"])
    op.create_table(
        "scan_annulment",
        sa.Column("scan_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.String(length=400), nullable=False),
        sa.ForeignKeyConstraint(
            ["scan_id"],
            ["scan.id"],
            name=op.f("fk_scan_annulment_scan_id_scan"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_scan_annulment_event_id_event"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("scan_id", name=op.f("pk_scan_annulment")),
    )
    with op.batch_alter_table("scan_annulment") as batch_op:
        batch_op.create_index(batch_op.f("ix_scan_annulment_event_id"), ["event_id"])
    op.create_table(
        "scan_conflict",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("scan_id", sa.Uuid(), nullable=False),
        sa.Column("other_scan_id", sa.Uuid(), nullable=True),
        sa.Column("attendee_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by", sa.String(length=120), nullable=True),
        sa.Column("note", sa.String(length=400), nullable=True),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_scan_conflict_event_id_event"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["scan_id"],
            ["scan.id"],
            name=op.f("fk_scan_conflict_scan_id_scan"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other_scan_id"],
            ["scan.id"],
            name=op.f("fk_scan_conflict_other_scan_id_scan"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["attendee_id"],
            ["attendee.id"],
            name=op.f("fk_scan_conflict_attendee_id_attendee"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan_conflict")),
        sa.UniqueConstraint("scan_id", name=op.f("uq_scan_conflict_scan_id")),
    )
    with op.batch_alter_table("scan_conflict") as batch_op:
        batch_op.create_index(batch_op.f("ix_scan_conflict_event_id"), ["event_id"])
        batch_op.create_index(batch_op.f("ix_scan_conflict_other_scan_id"), ["other_scan_id"])
        batch_op.create_index(batch_op.f("ix_scan_conflict_attendee_id"), ["attendee_id"])


def downgrade() -> None:
    op.drop_table("scan_conflict")
    op.drop_table("scan_annulment")
    with op.batch_alter_table("scan") as batch_op:
        batch_op.drop_index("ix_scan_attendee_id_verdict")
        batch_op.create_index(batch_op.f("ix_scan_attendee_id"), ["attendee_id"])
