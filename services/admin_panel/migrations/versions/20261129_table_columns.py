"""Columns of the panel's tables, as each member of staff keeps them."""

import sqlalchemy as sa
from alembic import op

revision = "admin_panel_table_columns"
down_revision = "20261128_audit_chain"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "table_columns",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("columns", sa.ARRAY(sa.String(32)), nullable=False),
        sa.PrimaryKeyConstraint("staff_id", "name", name=op.f("pk_table_columns")),
    )


def downgrade() -> None:
    op.drop_table("table_columns")
