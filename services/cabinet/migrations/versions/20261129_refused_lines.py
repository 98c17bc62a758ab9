"""Refused lines are kept, so that staff see what was sent."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "cabinet_refused_lines"
down_revision = "cabinet_face"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "refused_lines",
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("cut", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch"],
            ["intake_batches.number"],
            name=op.f("fk_refused_lines_batch_intake_batches"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("batch", "line", name=op.f("pk_refused_lines")),
    )


def downgrade() -> None:
    op.drop_table("refused_lines")
