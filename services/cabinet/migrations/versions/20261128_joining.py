"""Who joins: numbers without separators, second proofs, codes on paper, searches counted."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_joining"
down_revision = "cabinet_holdings"
branch_labels = None
depends_on = None

# As `services/contracts/account_numbers.py` has them on this day.
_SEPARATORS = (
    r"U&'\0009\0020\00a0\1680\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200a\202f\205f"
    r"\3000\00ad\200b\200c\200d\2060\feff\002d\2010\2011\2012\2013\2014\2015\2043\2212\002e'"
)


def upgrade() -> None:
    op.add_column(
        "customer_accounts",
        sa.Column(
            "number_key",
            sa.Text(),
            sa.Computed(f"translate(number, {_SEPARATORS}, '')", persisted=True),
            nullable=False,
        ),
    )
    op.create_index(
        op.f("ix_customer_accounts_number_key"), "customer_accounts", ["number_key"], unique=False
    )
    op.add_column(
        "supplier_settings",
        sa.Column(
            "second_proofs",
            sa.ARRAY(sa.String(length=8)),
            server_default="{serial,reading}",
            nullable=False,
        ),
    )
    op.create_table(
        "account_codes",
        sa.Column("account_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column(
            "issued_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["customer_accounts.id"], name=op.f("fk_account_codes_account_id")
        ),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_account_codes")),
    )
    op.create_table(
        "address_searches",
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("network", sa.LargeBinary(), nullable=False),
        sa.Column("searches", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hour", "network", name=op.f("pk_address_searches")),
    )


def downgrade() -> None:
    op.drop_table("address_searches")
    op.drop_table("account_codes")
    op.drop_column("supplier_settings", "second_proofs")
    op.drop_index(op.f("ix_customer_accounts_number_key"), table_name="customer_accounts")
    op.drop_column("customer_accounts", "number_key")
