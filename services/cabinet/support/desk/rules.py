"""Rows of appeals as staff see them; pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from services.cabinet.support.appeals.rules import OPEN, account_of, merged_into, rating_of


def shown(row: Mapping[str, Any], names: Mapping[UUID, str], now: datetime) -> dict[str, Any]:
    """Return a row of appeals (`APPEAL` of `appeals/queries.py`) as `StaffAppealOut` has it."""
    goes_on = row["status"] in OPEN
    waited = goes_on and row["first_answered_at"] is None
    due = row["answer_due_at"] if waited else None
    assignee = row["assignee_id"]
    return {
        "id": row["id"],
        "number": row["number"],
        "kind": row["kind"],
        "topic": {"id": row["topic_id"], "title": row["title"], "title_en": row["title_en"]},
        "account": account_of(row),
        "customer": {
            "name": row["name"],
            "user_id": row["user_id"],
            "customer_id": row["customer_id"],
        },
        "status": row["status"],
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
        "text": row["opening"],
        "last": {"text": row["last_text"], "by": row["last_by"], "at": row["last_at"]},
        "awaits": goes_on and row["last_by"] == "consumer",
        "assignee": assignee and {"id": assignee, "name": names.get(assignee, "")},
        "team": row["team_id"] and {"id": row["team_id"], "name": row["team_name"]},
        "answer_due_at": due,
        "overdue": due is not None and due < now,
        "first_answer_minutes": row["first_answer_minutes"],
        "way": row["way"],
        "rating": rating_of(row),
        "merged_into": merged_into(row),
    }
