"""Phone, hours and logo of the supplier."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_face"
down_revision = "cabinet_spans"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("phone", "hours"):
        op.add_column(
            "supplier_settings", sa.Column(name, sa.Text(), server_default="", nullable=False)
        )
    op.create_table(
        "supplier_logos",
        sa.Column("id", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=16), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_supplier_logos_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_supplier_logos")),
    )


def downgrade() -> None:
    op.drop_table("supplier_logos")
    op.drop_column("supplier_settings", "hours")
    op.drop_column("supplier_settings", "phone")
