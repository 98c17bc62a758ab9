"""The audit log is only added to, and every addition is chained to the one before."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "20261128_audit_chain"
down_revision: str | None = "admin_panel_ledger_notes"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# Functions run as their owner, so that the service needs no right to write links itself.
_FUNCTIONS = """
CREATE FUNCTION audit_link(entry audit_log, link_kind text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    link audit_chain;
BEGIN
    -- One after the other, to the end of the transaction: a chain has no gaps and no forks.
    PERFORM pg_advisory_xact_lock(4711, 1);
    SELECT seq, hash INTO link.seq, link.previous FROM audit_chain ORDER BY seq DESC LIMIT 1;
    link.seq := coalesce(link.seq, 0) + 1;
    link.previous := coalesce(link.previous, decode(repeat('00', 32), 'hex'));
    link.at := clock_timestamp();
    link.hash := sha256(convert_to(jsonb_build_object(
        'seq', link.seq, 'previous', encode(link.previous, 'hex'), 'kind', link_kind,
        'entry_id', entry.id, 'object_id', entry.object_id, 'outcome', entry.outcome,
        'linked', to_char(link.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
        'at', to_char(entry.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
        'actor_id', entry.actor_id, 'actor_role', entry.actor_role, 'action', entry.action,
        'object_kind', entry.object_kind, 'details', entry.details,
        'request_id', entry.request_id)::text, 'UTF8'));
    INSERT INTO audit_chain (seq, kind, entry_id, object_id, outcome, at, previous, hash)
    VALUES (link.seq, link_kind, entry.id, entry.object_id, entry.outcome, link.at,
            link.previous, link.hash);
END $$;

CREATE FUNCTION audit_linked() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM audit_link(NEW, CASE TG_OP WHEN 'INSERT' THEN 'entry' ELSE 'outcome' END);
    RETURN NULL;
END $$;

CREATE FUNCTION audit_refused() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('admin_panel.dropping_audit', true) = 'on' THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'audit_log' THEN
        -- What came of an act is written once, when its owner answers; that is chained as well.
        IF OLD.outcome IS NULL AND NEW.outcome IS NOT NULL
            AND to_jsonb(NEW) - 'outcome' - 'object_id' = to_jsonb(OLD) - 'outcome' - 'object_id'
        THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% is only added to', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_log_refuses BEFORE UPDATE OR DELETE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION audit_refused();
CREATE TRIGGER audit_log_refuses_truncate BEFORE TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refused();
CREATE TRIGGER audit_log_links AFTER INSERT OR UPDATE ON audit_log
    FOR EACH ROW EXECUTE FUNCTION audit_linked();
CREATE TRIGGER audit_chain_refuses BEFORE UPDATE OR DELETE ON audit_chain
    FOR EACH ROW EXECUTE FUNCTION audit_refused();
CREATE TRIGGER audit_chain_refuses_truncate BEFORE TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refused();
REVOKE ALL ON FUNCTION audit_link(audit_log, text) FROM PUBLIC;
"""


def upgrade() -> None:
    op.create_table(
        "audit_chain",
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("entry_id", sa.BigInteger(), nullable=False),
        sa.Column("object_id", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=64), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit_chain")),
    )
    op.create_index("ix_audit_chain_entry_id", "audit_chain", ["entry_id"])
    for statement in _FUNCTIONS.split("\n\n"):
        for one in _statements(statement):
            op.execute(one)
    # What was there before is chained as it stands.
    op.execute("SELECT audit_link(entry, 'entry') FROM audit_log entry ORDER BY id")


def _statements(text: str) -> list[str]:
    """Return the statements of a part: a function is one, whatever semicolons it holds."""
    if "$$" in text:
        return [text]
    return [one for one in text.split(";") if one.strip()]


def downgrade() -> None:
    op.execute("DROP TRIGGER audit_log_links ON audit_log")
    op.execute("DROP TRIGGER audit_log_refuses ON audit_log")
    op.execute("DROP TRIGGER audit_log_refuses_truncate ON audit_log")
    op.drop_table("audit_chain")
    op.execute("DROP FUNCTION audit_linked()")
    op.execute("DROP FUNCTION audit_link(audit_log, text)")
    op.execute("DROP FUNCTION audit_refused()")
