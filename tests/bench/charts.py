"""Charts per second, each in turns with a bare handler of the same rows.

The bare handler answers the rows as they are stored; of hours also the points that a chart has,
made and written the plain way.
"""

import statistics
from datetime import date

import httpx

from tests.bench import bare, load, registry
from tests.bench.suite import Suite

ROUNDS = 3
SECONDS = 6
_BARE_PORT = 39_150
# Of each: the interval, the step, and the last day of its period.
_SHAPES = {
    "month_chart": ("month", "day", registry.FIRST_DAY.replace(day=30)),
    "month_by_hours": ("month", "hour", registry.FIRST_DAY.replace(day=30)),
    "year_by_days": ("year", "day", registry.YEAR.replace(month=12, day=31)),
    "year_by_hours": ("year", "hour", registry.YEAR.replace(month=12, day=31)),
}


def _meter(visible: httpx.Client) -> int:
    meter: int = visible.get("/api/cabinet/meters").json()["items"][0]["id"]
    return meter


def _chart(suite: Suite, meter: int, interval: str, step: str, last: date) -> str:
    return (
        f"{suite.page}/api/cabinet/meters/{meter}/consumption"
        f"?channel=A%2B&interval={interval}&date={last}&step={step}"
    )


def measure(suite: Suite, visible: httpx.Client) -> dict[str, float]:
    """Load charts of one meter through the gateway, in turns with the bare handler."""
    meter = _meter(visible)
    figures: dict[str, float] = {}
    with bare.serving(_BARE_PORT) as address:
        for name, (interval, step, last) in _SHAPES.items():
            first = last.replace(day=1, **({"month": 1} if interval == "year" else {}))
            cookie = suite.cookie(visible)
            chart = _chart(suite, meter, interval, step, last)
            days = f"?{meter}&{first}&{last}"
            asked = {name: (chart, cookie)}
            if name != "month_chart":
                # As the pages ask for it.
                asked[name] = (f"{chart}&points=columns", cookie)
            if step == "hour":
                # Rows are thirty times the numbers, and measured with what makes as many.
                asked[f"{name}_in_rows"] = (chart, cookie)
                asked[f"bare_{name}"] = (f"{address}/hours{days}", {})
                asked[f"bare_points_of_{name}"] = (f"{address}/points{days}", {})
            else:
                asked[f"bare_{name}"] = (f"{address}/days{days}", {})
            rates: dict[str, list[float]] = {what: [] for what in asked}
            for _ in range(ROUNDS):
                for what, (url, headers) in asked.items():
                    rates[what].append(load.requests_per_second(url, SECONDS, headers))
            middle = {what: statistics.median(found) for what, found in rates.items()}
            figures |= {f"{what}_per_second": rate for what, rate in middle.items()}
            figures[f"{name}_ratio"] = middle[name] / middle[f"bare_{name}"]
            if step == "hour":
                figures[f"{name}_in_rows_ratio"] = (
                    middle[f"{name}_in_rows"] / middle[f"bare_points_of_{name}"]
                )
    return figures
