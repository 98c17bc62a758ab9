"""Logo of the supplier, and its hours for who reads English, for letters."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "20261129_one_face"
down_revision: str | None = "20261128_face"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column(
        "supplier_facts", sa.Column("hours_en", sa.Text(), server_default="", nullable=False)
    )
    op.add_column("supplier_facts", sa.Column("logo", postgresql.JSONB(), nullable=True))


def downgrade() -> None:
    op.drop_column("supplier_facts", "logo")
    op.drop_column("supplier_facts", "hours_en")
