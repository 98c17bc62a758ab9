from datetime import date, timedelta

from services.cabinet.readings.charts import MeterData, chart_document, period_bars, whole
from services.cabinet.readings.rules import chart_period


def test_whole_of_nothing_known_is_unknown() -> None:
    assert whole([(None, False), (None, False)]) == (None, False)
    assert whole([(5, True), (None, False)]) == (5, False)
    assert whole([(5, True), (7, True)]) == (12, True)


def test_period_bars_of_a_billing_month_join_two_months() -> None:
    period = chart_period(date(2026, 3, 5), "month", 20)
    months = {
        date(2026, 2, 1): (list(range(1, 29)), (1 << 28) - 1),
        date(2026, 3, 1): ([100 + n for n in range(1, 32)], 1),
    }
    bars = period_bars(months, period, "month", None)
    assert [value for value, _ in bars] == [*range(20, 29), *range(101, 120)]
    assert [complete for _, complete in bars] == [True] * 10 + [False] * 18


def test_period_bars_of_a_year_sum_the_months() -> None:
    period = chart_period(date(2026, 3, 5), "year", 1)
    bars = period_bars({date(2026, 2, 1): ([2] * 28, (1 << 28) - 1)}, period, "year", None)
    assert bars[1] == (56, True)
    assert bars[0] == (None, False)
    assert len(bars) == 12


def test_period_bars_hide_what_was_anothers() -> None:
    period = chart_period(date(2026, 2, 5), "month", 1)
    bars = period_bars(
        {date(2026, 2, 1): ([2] * 28, (1 << 28) - 1)}, period, "month", date(2026, 2, 10)
    )
    assert bars[8] == (None, False)
    assert bars[9] == (2, True)


def test_chart_document_knows_its_neighbours() -> None:
    meter = MeterData("Europe/Moscow", 30, date(2026, 1, 31), date(2026, 3, 1), None)
    period = chart_period(date(2026, 2, 5), "month", 1)
    document = chart_document([(1500, True)] * 28, period, "month", meter)
    assert document["previous_date"] == date(2026, 1, 31)
    assert document["next_date"] == date(2026, 3, 1)
    assert document["total"] == 42.0
    assert document["points"][0] == {
        "start": "2026-02-01T00:00:00+03:00",
        "end": "2026-02-02T00:00:00+03:00",
        "value": 1.5,
        "complete": True,
    }
    hidden = MeterData("Europe/Moscow", 30, date(2025, 1, 1), None, period.start)
    alone = chart_document([(1500, True)] * 28, period, "month", hidden)
    assert (alone["previous_date"], alone["next_date"]) == (None, None)
    assert period.end - period.start == timedelta(days=28)
