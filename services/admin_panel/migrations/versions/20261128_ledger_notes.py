"""What was said of lines that are stored in part, in the ledger."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "admin_panel_ledger_notes"
down_revision = "20261128_inbox"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "ledger_batches",
        sa.Column("notes", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
    )


def downgrade() -> None:
    op.drop_column("ledger_batches", "notes")
