"""What became of readings is a kind of its own; cabinet learns who is reminded on which day."""

from collections.abc import Sequence

from alembic import op

revision: str = "notifications_readings"
down_revision: str | None = "20261129_one_face"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

_CONSTRAINT = "ck_preferences_kind"
_KINDS = "'bills', 'payments', 'window_start', 'window_end', 'advertising'"
# As if they were chosen now: the event is told by the worker, when cabinet takes it.
_TELL = """
INSERT INTO outbox (event_id, subscriber, type, data, occurred_at)
SELECT gen_random_uuid(), 'cabinet', 'notifications.reminder_days_chosen.v1',
    jsonb_build_object('user_id', user_id,
        'start_days', coalesce(max(days) FILTER (WHERE kind = 'window_start'), 4),
        'end_days', coalesce(max(days) FILTER (WHERE kind = 'window_end'), 2)),
    now()
FROM preferences WHERE kind IN ('window_start', 'window_end')
GROUP BY user_id
HAVING coalesce(max(days) FILTER (WHERE kind = 'window_start'), 4) <> 4
    OR coalesce(max(days) FILTER (WHERE kind = 'window_end'), 2) <> 2
"""


def upgrade() -> None:
    op.drop_constraint(_CONSTRAINT, "preferences")
    op.create_check_constraint(op.f(_CONSTRAINT), "preferences", f"kind IN ({_KINDS}, 'readings')")
    op.execute(_TELL)


def downgrade() -> None:
    op.execute("DELETE FROM outbox WHERE subscriber = 'cabinet'")
    op.execute("DELETE FROM preferences WHERE kind = 'readings'")
    op.drop_constraint(_CONSTRAINT, "preferences")
    op.create_check_constraint(op.f(_CONSTRAINT), "preferences", f"kind IN ({_KINDS})")
