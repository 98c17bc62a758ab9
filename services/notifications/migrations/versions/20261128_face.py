"""Colour, phone and hours of the supplier, for letters."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "20261128_face"
down_revision: str | None = "20261128_terms"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_NAMES = ("color", "phone", "hours")


def upgrade() -> None:
    for name in _NAMES:
        op.add_column(
            "supplier_facts", sa.Column(name, sa.Text(), server_default="", nullable=False)
        )


def downgrade() -> None:
    for name in _NAMES:
        op.drop_column("supplier_facts", name)
