"""The audit log is read by who, what, whom and how it ended; nobody may change it by his rights.

The panel's own acts go into it by an outbox, as those of the other services do, and lists of it
can be asked for as files.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "admin_panel_audit_reading"
down_revision = "admin_panel_analytics"
branch_labels = None
depends_on = None

_PATTERN = "text_pattern_ops"
_TABLES = ("audit_log", "audit_chain")


def upgrade() -> None:
    op.create_table(
        "outbox",
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("subscriber", sa.String(length=32), nullable=False),
        sa.Column("type", sa.String(length=100), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="waiting", nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "due_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("event_id", "subscriber", name=op.f("pk_outbox")),
    )
    op.create_index(
        "ix_outbox_due", "outbox", ["due_at"], postgresql_where=sa.text("state = 'waiting'")
    )
    op.create_table(
        "export_jobs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("format", sa.String(length=4), nullable=False),
        sa.Column("asked", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("done", sa.Integer(), server_default="0", nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("file_key", sa.Text(), nullable=True),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'ready', 'failed', 'cancelled')",
            name=op.f("ck_export_jobs_state"),
        ),
        sa.CheckConstraint("format IN ('xlsx', 'csv', 'zip')", name=op.f("ck_export_jobs_format")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_jobs")),
    )
    op.create_index("ix_export_jobs_state_due_at", "export_jobs", ["state", "due_at"])
    op.create_index("ix_export_jobs_staff_id_asked_at", "export_jobs", ["staff_id", "asked_at"])
    at = sa.literal_column("at DESC")
    for columns in (("object_kind",), ("action",), ("actor_role",)):
        op.create_index(f"ix_audit_log_{columns[0]}_at", "audit_log", [*columns, at])
    _by_beginning("object_id", at)
    _by_beginning("request_id")
    op.drop_index("ix_audit_log_actor_id_at", table_name="audit_log")
    _by_beginning("actor_id", at)
    op.create_index(
        "ix_audit_log_refused_at",
        "audit_log",
        [at],
        postgresql_where=sa.text("outcome <> 'done'"),
    )
    op.create_index(
        "ix_audit_log_outcome_at",
        "audit_log",
        ["outcome", at],
        postgresql_where=sa.text("outcome <> 'done'"),
    )
    op.create_index(
        "ix_audit_log_changes_at",
        "audit_log",
        [at],
        postgresql_where=sa.text("NOT starts_with(action, 'look_at_')"),
    )
    # Who never acts has no changes: without it the walk through all of them would end nowhere.
    op.create_index(
        "ix_audit_log_actor_id_changes_at",
        "audit_log",
        ["actor_id", at],
        postgresql_where=sa.text("NOT starts_with(action, 'look_at_')"),
    )
    # Whoever owns a table may give himself the right again; by mistake, or through a hole in a
    # statement, nobody changes what is written (docs/decisions/0059).
    for table in _TABLES:
        op.execute(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM CURRENT_USER")


def _by_beginning(name: str, *more: Any) -> None:
    """Index ids so that their beginnings are found in any language's order of letters."""
    suffix = "_at" if more else ""
    op.create_index(
        f"ix_audit_log_{name}{suffix}",
        "audit_log",
        [name, *more],
        postgresql_ops={name: _PATTERN},
    )


def downgrade() -> None:
    for table in _TABLES:
        op.execute(f"GRANT UPDATE, DELETE, TRUNCATE ON {table} TO CURRENT_USER")
    for name in (
        "actor_id_changes_at",
        "changes_at",
        "outcome_at",
        "refused_at",
        "actor_id_at",
        "request_id",
        "object_id_at",
        "actor_role_at",
        "action_at",
        "object_kind_at",
    ):
        op.drop_index(f"ix_audit_log_{name}", table_name="audit_log")
    op.create_index(
        "ix_audit_log_actor_id_at", "audit_log", ["actor_id", sa.literal_column("at DESC")]
    )
    op.drop_table("export_jobs")
    op.drop_table("outbox")
