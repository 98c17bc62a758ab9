"""Days on which clocks are changed."""

from datetime import UTC, date, datetime, timedelta


def last_sunday(month: int) -> date:
    """Return the next last Sunday of a month of 31 days: then the clocks of Europe change."""
    today = datetime.now(UTC).date()
    for year in (today.year, today.year + 1):
        end = date(year, month, 31)
        found = end - timedelta(days=(end.weekday() + 1) % 7)
        if found > today:
            return found
    raise AssertionError("no such Sunday")
