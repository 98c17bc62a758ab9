"""Machine clients end at a day, old secrets after one, and where they were last used from."""

import sqlalchemy as sa
from alembic import op

revision = "auth_machines"
down_revision = "auth_roles"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("machine_clients", sa.Column("last_used_from", sa.String(length=8)))
    op.add_column("machine_clients", sa.Column("ends_at", sa.DateTime(timezone=True)))
    op.add_column("machine_client_secrets", sa.Column("ends_at", sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column("machine_client_secrets", "ends_at")
    op.drop_column("machine_clients", "ends_at")
    op.drop_column("machine_clients", "last_used_from")
