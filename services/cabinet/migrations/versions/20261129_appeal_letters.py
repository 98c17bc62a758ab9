"""Letters that have come to appeals; notes that no member of staff has written."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_appeal_letters"
down_revision = "cabinet_information"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("appeal_notes", "staff_id", existing_type=sa.Uuid(), nullable=True)
    op.create_table(
        "appeal_letters",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("appeal_id", sa.Uuid()),
        sa.Column("outcome", sa.String(8)),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("note_id", sa.BigInteger()),
        sa.Column("sender", sa.String(320)),
        sa.Column("whole", sa.Text()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('written', 'reopened', 'noted', 'closed', 'gone')",
            name=op.f("ck_appeal_letters_outcome"),
        ),
        sa.ForeignKeyConstraint(
            ["appeal_id"],
            ["appeals.id"],
            name=op.f("fk_appeal_letters_appeal_id_appeals"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["appeal_messages.id"],
            name=op.f("fk_appeal_letters_message_id_appeal_messages"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["note_id"],
            ["appeal_notes.id"],
            name=op.f("fk_appeal_letters_note_id_appeal_notes"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeal_letters")),
    )
    op.create_index(op.f("ix_appeal_letters_appeal_id"), "appeal_letters", ["appeal_id"])
    for column in ("message_id", "note_id"):
        op.create_index(
            op.f(f"ix_appeal_letters_{column}"),
            "appeal_letters",
            [column],
            postgresql_where=sa.text(f"{column} IS NOT NULL"),
        )


def downgrade() -> None:
    op.drop_table("appeal_letters")
    op.execute("DELETE FROM appeal_notes WHERE staff_id IS NULL")
    op.alter_column("appeal_notes", "staff_id", existing_type=sa.Uuid(), nullable=False)
