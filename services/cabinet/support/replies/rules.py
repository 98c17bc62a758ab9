"""How long somebody counts as being at an appeal, and how long his draft is kept."""

from datetime import timedelta

PRESENT_FOR = timedelta(seconds=30)
DRAFT_KEPT = timedelta(days=30)
