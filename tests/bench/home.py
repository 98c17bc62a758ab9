"""Main pages per second, in turns with a bare handler of the same facts.

What the page tells, the bare handler reads by keys that it is given (docs/decisions/0046): the
account, the meter, the months, the events and how many there were, and what is new of each section.
"""

import statistics
from datetime import date

import httpx

from services.kit.clock import utc_now
from tests.bench import bare, load
from tests.bench.suite import Suite

ROUNDS = 3
SECONDS = 6
_BARE_PORT = 39_151


def asked_barely(meter: int, account: int, user: str, today: date | None = None) -> str:
    """Return the address of a main page at the bare handler: this month, the last, a year ago."""
    day = today or utc_now().date()
    before = (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)
    compared = ((day.year, day.month), before, (day.year - 1, day.month))
    months = ",".join(f"{year}-{month:02d}-01" for year, month in compared)
    return f"/home?{meter}&{account}&{user}&{months}"


def measure(suite: Suite, visible: httpx.Client) -> dict[str, float]:
    """Load a consumer's main page through the gateway, in turns with the bare handler."""
    meter = visible.get("/api/cabinet/meters").json()["items"][0]
    today = visible.get("/api/cabinet/home").json()["places"]["items"][0]["today"]
    user = visible.get("/api/auth/me").json()["id"]
    facts = asked_barely(meter["id"], meter["account_id"], user, date.fromisoformat(today))
    cookie = suite.cookie(visible)
    rates, bare_rates = [], []
    with bare.serving(_BARE_PORT) as address:
        for _ in range(ROUNDS):
            page = f"{suite.page}/api/cabinet/home"
            rates.append(load.requests_per_second(page, SECONDS, cookie))
            bare_rates.append(load.requests_per_second(f"{address}{facts}", SECONDS, {}))
    rate, bare_rate = statistics.median(rates), statistics.median(bare_rates)
    return {
        "main_pages_per_second": rate,
        "bare_main_pages_per_second": bare_rate,
        "main_page_ratio": rate / bare_rate,
    }
