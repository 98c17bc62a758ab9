"""How long a draft is kept."""

from datetime import timedelta

DRAFT_KEPT = timedelta(days=30)
