"""Holdings: whose an account and a usage point were on which day; events that cabinet tells."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_holdings"
down_revision = "20261128_supplier_told"
branch_labels = None
depends_on = None

# The first holding is made with the account and the point, whoever inserts them, and a user is
# linked to the customer whose the account is on that day: the release before this one knows
# nothing of holdings, and both run on these tables.
_FUNCTIONS = (
    """
CREATE FUNCTION holder_of(account integer) RETURNS integer LANGUAGE sql STABLE AS $$
    SELECT h.customer_id FROM account_holdings h
    CROSS JOIN (SELECT (now() AT TIME ZONE time_zone)::date AS today FROM supplier_settings) AS t
    WHERE h.account_id = account
    ORDER BY coalesce(h.first_day, '-infinity') <= today DESC,
        coalesce(h.last_day, 'infinity') >= today DESC, h.first_day DESC NULLS LAST
    LIMIT 1
$$
""",
    """
CREATE FUNCTION begin_account_holding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO account_holdings
        (account_id, customer_id, agreement_id, service_location_id, first_day, last_day)
    VALUES (NEW.id, NEW.customer_id, NEW.agreement_id, NEW.service_location_id,
        NEW.contract_start, NEW.contract_end);
    RETURN NULL;
END $$
""",
    """
CREATE TRIGGER begin_holding AFTER INSERT ON customer_accounts
    FOR EACH ROW EXECUTE FUNCTION begin_account_holding()
""",
    """
CREATE FUNCTION begin_point_holding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO point_holdings (usage_point_id, account_id) VALUES (NEW.id, NEW.account_id);
    RETURN NULL;
END $$
""",
    """
CREATE TRIGGER begin_holding AFTER INSERT ON usage_points
    FOR EACH ROW WHEN (NEW.account_id IS NOT NULL) EXECUTE FUNCTION begin_point_holding()
""",
    """
CREATE FUNCTION link_to_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.customer_id := holder_of(NEW.account_id);
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER link_to_holder BEFORE INSERT ON account_users
    FOR EACH ROW WHEN (NEW.customer_id IS NULL) EXECUTE FUNCTION link_to_holder()
""",
    """
CREATE FUNCTION link_to_agreements_customer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.customer_id := (SELECT customer_id FROM customer_agreements WHERE id = NEW.agreement_id);
    RETURN NEW;
END $$
""",
    """
CREATE TRIGGER link_to_customer BEFORE INSERT ON agreement_roles
    FOR EACH ROW WHEN (NEW.customer_id IS NULL) EXECUTE FUNCTION link_to_agreements_customer()
""",
)
_DROP_FUNCTIONS = (
    "DROP TRIGGER link_to_customer ON agreement_roles",
    "DROP TRIGGER link_to_holder ON account_users",
    "DROP TRIGGER begin_holding ON usage_points",
    "DROP TRIGGER begin_holding ON customer_accounts",
    "DROP FUNCTION link_to_agreements_customer()",
    "DROP FUNCTION link_to_holder()",
    "DROP FUNCTION begin_point_holding()",
    "DROP FUNCTION begin_account_holding()",
    "DROP FUNCTION holder_of(integer)",
)


def upgrade() -> None:
    op.create_table(
        "account_holdings",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("agreement_id", sa.Integer(), nullable=True),
        sa.Column("service_location_id", sa.Integer(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["customer_accounts.id"], name=op.f("fk_account_holdings_account_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_account_holdings_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["customer_agreements.id"],
            name=op.f("fk_account_holdings_agreement_id"),
        ),
        sa.ForeignKeyConstraint(
            ["service_location_id"],
            ["service_locations.id"],
            name=op.f("fk_account_holdings_service_location_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_holdings")),
    )
    op.create_table(
        "point_holdings",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("usage_point_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["usage_point_id"], ["usage_points.id"], name=op.f("fk_point_holdings_usage_point_id")
        ),
        sa.ForeignKeyConstraint(
            ["account_id"], ["customer_accounts.id"], name=op.f("fk_point_holdings_account_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_point_holdings")),
    )
    op.execute(
        "INSERT INTO account_holdings (account_id, customer_id, agreement_id,"
        " service_location_id, first_day, last_day) SELECT id, customer_id, agreement_id,"
        " service_location_id, contract_start, contract_end FROM customer_accounts ORDER BY id"
    )
    op.execute(
        "INSERT INTO point_holdings (usage_point_id, account_id, first_day)"
        " SELECT id, account_id, visible_from FROM usage_points"
        " WHERE account_id IS NOT NULL ORDER BY id"
    )
    op.create_index(
        op.f("ix_account_holdings_account_id_customer_id"),
        "account_holdings",
        ["account_id", "customer_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_account_holdings_agreement_id"), "account_holdings", ["agreement_id"], unique=False
    )
    op.create_index(
        op.f("ix_point_holdings_usage_point_id"), "point_holdings", ["usage_point_id"], unique=False
    )
    op.create_index(
        op.f("ix_point_holdings_account_id"), "point_holdings", ["account_id"], unique=False
    )
    op.add_column("account_users", sa.Column("customer_id", sa.Integer(), nullable=True))
    op.add_column("account_users", sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("account_users", sa.Column("last_day", sa.Date(), nullable=True))
    op.execute(
        "UPDATE account_users u SET customer_id = a.customer_id FROM customer_accounts a"
        " WHERE a.id = u.account_id"
    )
    op.drop_constraint(op.f("pk_account_users"), "account_users", type_="primary")
    op.create_primary_key(
        op.f("pk_account_users"), "account_users", ["user_id", "account_id", "customer_id"]
    )
    op.create_foreign_key(
        op.f("fk_account_users_customer_id"), "account_users", "customers", ["customer_id"], ["id"]
    )
    op.add_column("agreement_roles", sa.Column("customer_id", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE agreement_roles r SET customer_id = g.customer_id FROM customer_agreements g"
        " WHERE g.id = r.agreement_id"
    )
    op.create_foreign_key(
        op.f("fk_agreement_roles_customer_id"),
        "agreement_roles",
        "customers",
        ["customer_id"],
        ["id"],
    )
    op.add_column(
        "supplier_settings",
        sa.Column("former_access_months", sa.SmallInteger(), server_default="36", nullable=False),
    )
    op.create_check_constraint(
        op.f("ck_supplier_settings_former_access_months"),
        "supplier_settings",
        "former_access_months BETWEEN 0 AND 120",
    )
    for statement in _FUNCTIONS:
        op.execute(statement)


def downgrade() -> None:
    for statement in _DROP_FUNCTIONS:
        op.execute(statement)
    op.drop_column("supplier_settings", "former_access_months")
    op.drop_column("agreement_roles", "customer_id")
    # One link per user and account, as before; what staff took away goes.
    op.execute(
        "DELETE FROM account_users u USING customer_accounts a"
        " WHERE a.id = u.account_id AND (a.customer_id <> u.customer_id OR taken_at IS NOT NULL)"
    )
    op.drop_constraint(op.f("pk_account_users"), "account_users", type_="primary")
    op.drop_column("account_users", "last_day")
    op.drop_column("account_users", "taken_at")
    op.drop_column("account_users", "customer_id")
    op.create_primary_key(op.f("pk_account_users"), "account_users", ["user_id", "account_id"])
    op.drop_table("point_holdings")
    op.drop_table("account_holdings")
