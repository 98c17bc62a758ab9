"""The supplier as an organisation: its taxpayer's number and addresses."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_organisation"
down_revision = "cabinet_policies"
branch_labels = None
depends_on = None

_COLUMNS = ("inn", "legal_address", "postal_address")


def upgrade() -> None:
    for name in _COLUMNS:
        op.add_column(
            "supplier_settings", sa.Column(name, sa.Text(), server_default="", nullable=False)
        )


def downgrade() -> None:
    for name in reversed(_COLUMNS):
        op.drop_column("supplier_settings", name)
