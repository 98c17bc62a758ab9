"""How sound a register reading is; how many digits the counters of a type of meters have."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_registers"
down_revision = "cabinet_packed_days"
branch_labels = None
depends_on = None

_DIGITS = ("register_digits", "register_decimals")
_READINGS = ("register_readings", "register_reading_history")


def upgrade() -> None:
    for column in _DIGITS:
        op.add_column("meter_models", sa.Column(column, sa.SmallInteger(), nullable=True))
    for table in _READINGS:
        op.add_column(table, sa.Column("quality", sa.SmallInteger(), nullable=True))


def downgrade() -> None:
    for table in _READINGS:
        op.drop_column(table, "quality")
    for column in _DIGITS:
        op.drop_column("meter_models", column)
