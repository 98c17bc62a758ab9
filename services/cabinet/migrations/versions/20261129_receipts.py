"""Signed receipts of readings handed in, and who names a photo."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_receipts"
down_revision = "cabinet_feeds"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "submission_receipts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("submission_id", sa.Uuid(), nullable=False),
        sa.Column("usage_point_id", sa.Integer(), nullable=False),
        sa.Column("link", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(43), nullable=False),
        sa.Column("compact", sa.Text(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        *(
            sa.ForeignKeyConstraint([column], [key], name=op.f(f"fk_submission_receipts_{column}"))
            for column, key in (
                ("submission_id", "submissions.id"),
                ("usage_point_id", "usage_points.id"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_submission_receipts")),
        *(
            sa.UniqueConstraint(*columns, name=op.f(f"uq_submission_receipts_{'_'.join(columns)}"))
            for columns in (["number"], ["submission_id"], ["usage_point_id", "link"])
        ),
    )
    op.create_index(
        "ix_submissions_photo_file",
        "submissions",
        ["photo_file"],
        postgresql_where=sa.text("photo_file IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_submissions_photo_file", "submissions")
    op.drop_table("submission_receipts")
