"""Streets, to find addresses by."""

import sqlalchemy as sa
from alembic import op

revision = "cabinet_streets"
down_revision = "20261122_readings"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "streets",
        sa.Column("id", sa.Integer(), sa.Identity(always=True), nullable=False),
        sa.Column("street_key", sa.Text(), nullable=False),
        sa.Column("search_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_streets")),
        sa.UniqueConstraint("street_key", name=op.f("uq_streets_street_key")),
    )
    op.create_index(
        "ix_streets_search",
        "streets",
        ["search_text"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.add_column("buildings", sa.Column("street_id", sa.Integer(), nullable=True))
    op.create_index(
        "ix_buildings_street_id_house", "buildings", ["street_id", "house"], unique=False
    )
    op.create_foreign_key(
        op.f("fk_buildings_street_id"), "buildings", "streets", ["street_id"], ["id"]
    )
    op.execute(
        r"""
        INSERT INTO streets (street_key, search_text)
        SELECT DISTINCT key, translate(key, '|', ' ')
        FROM (SELECT regexp_replace(address_key, '[|][^|]*$', '') AS key FROM buildings) AS all_keys
        """
    )
    op.execute(
        r"""
        UPDATE buildings SET street_id = s.id FROM streets s
        WHERE s.street_key = regexp_replace(buildings.address_key, '[|][^|]*$', '')
        """
    )


def downgrade() -> None:
    op.drop_constraint(op.f("fk_buildings_street_id"), "buildings", type_="foreignkey")
    op.drop_index("ix_buildings_street_id_house", table_name="buildings")
    op.drop_column("buildings", "street_id")
    op.drop_index(
        "ix_streets_search",
        table_name="streets",
        postgresql_using="gin",
        postgresql_ops={"search_text": "gin_trgm_ops"},
    )
    op.drop_table("streets")
