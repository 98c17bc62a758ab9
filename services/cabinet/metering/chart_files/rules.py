"""Pure decisions about a chart's workbook: what is said of a value, what stands beside it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal

State = Literal["hidden", "ahead", "running", "nothing", "incomplete"]
# As consumption answers.
Chart = Mapping[str, Any]


def state_of(point: Chart, now: datetime) -> State | None:
    """Return why a point has no value, or not the whole one; None of a whole one."""
    start, end = (datetime.fromisoformat(point[name]) for name in ("start", "end"))
    running = not point["complete"] and start <= now < end
    if point["value"] is None:
        if point["hidden"]:
            return "hidden"
        if start > now:
            return "ahead"
        return "running" if running else "nothing"
    if point["complete"]:
        return None
    return "running" if running else "incomplete"


def total_state(chart: Chart, now: datetime) -> State | None:
    """Return the same of the sum: it goes on as long as nothing of what is over is missing."""
    if chart["complete"]:
        return None
    over = (point for point in chart["points"] if datetime.fromisoformat(point["end"]) <= now)
    if any(not point["complete"] for point in over):
        return "nothing" if chart["total"] is None else "incomplete"
    return "running"


def values_beside(chart: Chart, other: Chart) -> list[float | None]:
    """Return what the other period's same stretches came to, of those that are whole.

    Of a day they answer to each other by the clock, else by their order. Half-hours beside hours
    are unlike: nothing stands beside them.
    """
    count = len(chart["points"])
    if chart["interval"] == "day" and chart["interval_minutes"] != other["interval_minutes"]:
        return [None] * count
    theirs = dict(zip(_places(other), other["points"], strict=True))
    twins = (theirs.get(place) for place in _places(chart))
    return [twin["value"] if twin and twin["complete"] else None for twin in twins]


def _places(chart: Chart) -> Sequence[object]:
    points = chart["points"]
    if chart["interval"] != "day":
        return range(len(points))
    seen: Counter[str] = Counter()
    places = []
    for point in points:
        # An hour that comes twice has a place for each of its times.
        clock = point["start"][11:16]
        places.append((clock, seen[clock]))
        seen[clock] += 1
    return places
