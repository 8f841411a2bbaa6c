"""staged proposals and presence-driven releases

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None
PENDING = sa.text("status = 'pending'")


def upgrade() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("timetable_id", sa.Uuid(), nullable=False),
        sa.Column("published_id", sa.Uuid(), nullable=True),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("row_ids", sa.JSON(), nullable=False),
        sa.Column("analysis_id", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("failure", sa.String(length=40), nullable=True),
        sa.Column("created_by", sa.String(length=120), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("adopted_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["adopted_id"],
            ["timetable.id"],
            name=op.f("fk_proposal_adopted_id_timetable"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["analysis_id"],
            ["analysis.id"],
            name=op.f("fk_proposal_analysis_id_analysis"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_proposal_event_id_event"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["published_id"],
            ["timetable.id"],
            name=op.f("fk_proposal_published_id_timetable"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["timetable_id"],
            ["timetable.id"],
            name=op.f("fk_proposal_timetable_id_timetable"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("event_id", "number", name="uq_proposal_number"),
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_analysis_id"), ["analysis_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_event_id"), ["event_id"], unique=False)

    op.create_table(
        "seat_release",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("cooperative_id", sa.Uuid(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("table_id", sa.Uuid(), nullable=False),
        sa.Column("slot_id", sa.Uuid(), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("released_by", sa.String(length=120), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.String(length=120), nullable=True),
        sa.CheckConstraint("seat >= 1", name="ck_seat_release_seat"),
        sa.ForeignKeyConstraint(
            ["cooperative_id"],
            ["cooperative.id"],
            name=op.f("fk_seat_release_cooperative_id_cooperative"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_seat_release_event_id_event"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_seat_release_partner_id_partner"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["slot_id"],
            ["programme_interval.id"],
            name=op.f("fk_seat_release_slot_id_programme_interval"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["event_table.id"],
            name=op.f("fk_seat_release_table_id_event_table"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_release")),
    )
    with op.batch_alter_table("seat_release", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seat_release_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_seat_release_partner_id"), ["partner_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_seat_release_slot_id"), ["slot_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_seat_release_table_id"), ["table_id"], unique=False)

    op.create_table(
        "standby_offer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("cooperative_id", sa.Uuid(), nullable=False),
        sa.Column("partner_id", sa.Uuid(), nullable=False),
        sa.Column("table_id", sa.Uuid(), nullable=False),
        sa.Column("slot_id", sa.Uuid(), nullable=False),
        sa.Column("seat", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("offered_by", sa.String(length=120), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(length=120), nullable=True),
        sa.CheckConstraint("seat >= 1", name="ck_standby_offer_seat"),
        sa.ForeignKeyConstraint(
            ["cooperative_id"],
            ["cooperative.id"],
            name=op.f("fk_standby_offer_cooperative_id_cooperative"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["event.id"],
            name=op.f("fk_standby_offer_event_id_event"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["partner_id"],
            ["partner.id"],
            name=op.f("fk_standby_offer_partner_id_partner"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["slot_id"],
            ["programme_interval.id"],
            name=op.f("fk_standby_offer_slot_id_programme_interval"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["table_id"],
            ["event_table.id"],
            name=op.f("fk_standby_offer_table_id_event_table"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standby_offer")),
    )
    with op.batch_alter_table("standby_offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_standby_offer_event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_standby_offer_partner_id"), ["partner_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_standby_offer_slot_id"), ["slot_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_standby_offer_table_id"), ["table_id"], unique=False)
        batch_op.create_index(
            "uq_standby_offer_cooperative",
            ["cooperative_id", "slot_id"],
            unique=True,
            sqlite_where=PENDING,
            postgresql_where=PENDING,
        )
        batch_op.create_index(
            "uq_standby_offer_seat",
            ["table_id", "slot_id", "seat"],
            unique=True,
            sqlite_where=PENDING,
            postgresql_where=PENDING,
        )

    with op.batch_alter_table("event", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("auto_adopt_up_to", sa.Integer(), nullable=True))

    with op.batch_alter_table("event_table", recreate="never") as batch_op:
        batch_op.add_column(sa.Column("closed_from", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("closed_until", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    # Without making the tables anew: dropping the old ones would take what refers to them along.
    with op.batch_alter_table("event_table", recreate="never") as batch_op:
        batch_op.drop_column("closed_until")
        batch_op.drop_column("closed_from")

    with op.batch_alter_table("event", recreate="never") as batch_op:
        batch_op.drop_column("auto_adopt_up_to")

    with op.batch_alter_table("standby_offer", schema=None) as batch_op:
        batch_op.drop_index("uq_standby_offer_seat", sqlite_where=PENDING, postgresql_where=PENDING)
        batch_op.drop_index(
            "uq_standby_offer_cooperative", sqlite_where=PENDING, postgresql_where=PENDING
        )
        batch_op.drop_index(batch_op.f("ix_standby_offer_table_id"))
        batch_op.drop_index(batch_op.f("ix_standby_offer_slot_id"))
        batch_op.drop_index(batch_op.f("ix_standby_offer_partner_id"))
        batch_op.drop_index(batch_op.f("ix_standby_offer_event_id"))

    op.drop_table("standby_offer")
    with op.batch_alter_table("seat_release", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seat_release_table_id"))
        batch_op.drop_index(batch_op.f("ix_seat_release_slot_id"))
        batch_op.drop_index(batch_op.f("ix_seat_release_partner_id"))
        batch_op.drop_index(batch_op.f("ix_seat_release_event_id"))

    op.drop_table("seat_release")
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposal_event_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_analysis_id"))

    op.drop_table("proposal")
