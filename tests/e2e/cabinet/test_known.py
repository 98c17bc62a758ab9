"""A consumer sees his period as it was known on a day, below the chart."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.pages import loaded
from tests.support.axe import faults, resize


def test_a_period_is_told_as_it_was_known_on_a_day(consumer: Callable[..., Page]) -> None:
    # Not the running month, of which there is nothing yet on its first day.
    page = consumer(path="/readings?interval=month&date=2026-05-01")
    loaded(page)
    page.get_by_role("button", name="Как было известно на дату").click()
    day = page.get_by_label("Известно на")
    expect(page.get_by_text("Было известно", exact=True)).to_be_visible()
    expect(page.get_by_text("Известно сейчас", exact=True)).to_be_visible()
    # The demo's data have come later: now, and as much of a difference.
    told = page.get_by_text(re.compile(r"кВт·ч, ≈ [\d\s]+,\d\d\s₽$"))
    expect(told).to_have_count(2)
    expect(page.get_by_text(re.compile("^Стоимость — оценка по тарифу"))).to_be_visible()
    # Nothing of this month was known a year ago.
    day.fill(f"{int(day.input_value()[:4]) - 1}-01-15")
    expect(page.get_by_text("К этому дню о периоде ещё ничего не было известно.")).to_be_visible()
    for width in ("desktop", "phone", "narrow"):
        resize(page, width)
        loaded(page)
    assert faults(page) == []
