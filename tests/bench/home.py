"""Main pages per second, in turns with a bare handler of the same facts."""

import statistics

import httpx

from tests.bench import bare, load
from tests.bench.suite import Suite

ROUNDS = 3
SECONDS = 6
_BARE_PORT = 39_151


def measure(suite: Suite, visible: httpx.Client) -> dict[str, float]:
    """Load a consumer's main page through the gateway, in turns with the bare handler."""
    meter = visible.get("/api/cabinet/meters").json()["items"][0]
    today = visible.get("/api/cabinet/home").json()["places"]["items"][0]["today"]
    year, number = int(today[:4]), int(today[5:7])
    before = (year, number - 1) if number > 1 else (year - 1, 12)
    months = ",".join(f"{y}-{m:02d}-01" for y, m in ((year, number), before, (year - 1, number)))
    cookie = suite.cookie(visible)
    rates, bare_rates = [], []
    with bare.serving(_BARE_PORT) as address:
        facts = f"{address}/home?{meter['id']}&{meter['account_id']}&{months}"
        for _ in range(ROUNDS):
            page = f"{suite.page}/api/cabinet/home"
            rates.append(load.requests_per_second(page, SECONDS, cookie))
            bare_rates.append(load.requests_per_second(facts, SECONDS, {}))
    rate, bare_rate = statistics.median(rates), statistics.median(bare_rates)
    return {
        "main_pages_per_second": rate,
        "bare_main_pages_per_second": bare_rate,
        "main_page_ratio": rate / bare_rate,
    }
