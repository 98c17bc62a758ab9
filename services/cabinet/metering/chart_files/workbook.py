"""A chart as a workbook: numbers as numbers, days as days, no text that is a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

from services.cabinet.metering.chart_files.rules import Chart, state_of, total_state, values_beside
from services.cabinet.metering.chart_files.words import ChartWords
from services.cabinet.metering.export.words import Words, heading, unit_of

_WIDTHS = {"when": 17, "value": 26, "note": 26, "fact": 22, "text": 60}
_UNSOUND = ("estimated", "doubtful")
_MOMENTS = ("interval", "hour")


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart and what stands beside it: what went the other way, what it is compared with.

    `facts` are of whose it is: names and texts.
    """

    chart: Chart
    given: Chart | None
    other: Chart | None
    facts: Sequence[tuple[str, str]]
    now: datetime


class ChartBook:
    """Writes one workbook: a row for each point, their sum, and a sheet of what it is of."""

    def __init__(self, shown: Shown, words: Words, more: ChartWords) -> None:
        """Take what is shown and the words for it."""
        self._shown, self._words, self._more = shown, words, more
        self._file = BytesIO()
        self._book = Workbook(
            self._file,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        add = self._book.add_format
        self._bold = add({"bold": True})
        self._day = add({"num_format": words.day_format, "align": "left"})
        self._moment = add({"num_format": words.moment_format, "align": "left"})
        # As exact as it is told; whole numbers without zeros behind them.
        self._value = add({"num_format": "#,##0.###"})
        self._sum = add({"num_format": "#,##0.###", "bold": True})

    def content(self) -> bytes:
        """Return the workbook's bytes."""
        self._values()
        self._about()
        self._book.close()
        return self._file.getvalue()

    def _whens(self) -> list[str]:
        words, step = self._words, self._shown.chart["step"]
        if step == "day":
            return [self._more.day]
        return [words.start, words.end, *([words.offset] if step in _MOMENTS else [])]

    def _columns(self) -> list[tuple[str, Sequence[float | None], float | None]]:
        """Return the columns of values: head, values, sum."""
        shown, words, more = self._shown, self._words, self._more
        chart, channel = shown.chart, shown.chart["channel"]
        unit = words.units[unit_of(channel)]
        points = chart["points"]
        columns: list[tuple[str, Sequence[float | None], float | None]] = [
            (heading(words, channel), [point["value"] for point in points], chart["total"])
        ]
        if shown.given is not None:
            values = [point["value"] for point in shown.given["points"]]
            columns.append((heading(words, "A-"), values, shown.given["total"]))
        if shown.other is not None:
            days = self._days(shown.other)
            beside = values_beside(chart, shown.other)
            # The sum is of the points that have one beside them: it is told of none of them.
            columns.append((f"{more.compared}: {days}, {unit}", beside, None))
        for name, title in zip(_UNSOUND, (more.estimated, more.doubtful), strict=True):
            parts = [point[name] for point in points]
            if any(part is not None for part in parts):
                columns.append((f"{title}, {unit}", parts, chart[name]))
        return columns

    def _days(self, chart: Chart) -> str:
        ends = (date.fromisoformat(chart[name]) for name in ("first_day", "last_day"))
        # Of one day once.
        return " – ".join(dict.fromkeys(day.strftime(self._words.day) for day in ends))

    def _values(self) -> None:
        shown, more = self._shown, self._more
        chart = shown.chart
        sheet = self._book.add_worksheet(more.file)
        whens, columns = self._whens(), self._columns()
        note = len(whens) + len(columns)
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(whens) - 1, _WIDTHS["when"])
        sheet.set_column(len(whens), note - 1, _WIDTHS["value"])
        sheet.set_column(note, note, _WIDTHS["note"])
        for at, title in enumerate((*whens, *(head for head, _, _ in columns), more.note)):
            sheet.write_string(0, at, title, self._bold)
        for row, point in enumerate(chart["points"], 1):
            self._write_when(sheet, row, point)
            for at, (_, values, _) in enumerate(columns, len(whens)):
                if (value := values[row - 1]) is not None:
                    sheet.write_number(row, at, value, self._value)
            if state := state_of(point, shown.now):
                sheet.write_string(row, note, more.states[state])
        last = len(chart["points"]) + 1
        sheet.write_string(last, 0, more.total, self._bold)
        for at, (_, _, total) in enumerate(columns, len(whens)):
            if total is not None:
                sheet.write_number(last, at, total, self._sum)
        if state := total_state(chart, shown.now):
            sheet.write_string(last, note, more.states[state], self._bold)

    def _write_when(self, sheet: Any, row: int, point: Chart) -> None:
        step = self._shown.chart["step"]
        if step in _MOMENTS:
            for at, name in enumerate(("start", "end")):
                moment = datetime.fromisoformat(point[name])
                # A workbook's clock is that of the place.
                sheet.write_datetime(row, at, moment.replace(tzinfo=None), self._moment)
            # Nineteen letters of ISO 8601 stand before the offset.
            sheet.write_string(row, 2, point["start"][19:])
            return
        for at, name in enumerate(("first_day",) if step == "day" else ("first_day", "last_day")):
            sheet.write_datetime(row, at, date.fromisoformat(point[name]), self._day)

    def _about(self) -> None:
        shown, words = self._shown, self._words
        chart = shown.chart
        sheet = self._book.add_worksheet(words.about)
        sheet.set_column(0, 0, _WIDTHS["fact"])
        sheet.set_column(1, 1, _WIDTHS["text"])
        row = 0
        for row, (name, text) in enumerate(shown.facts):
            sheet.write_string(row, 0, name, self._bold)
            sheet.write_string(row, 1, text)
        # The zone of the place, by which its days are told.
        made = shown.now.astimezone(datetime.fromisoformat(chart["end"]).tzinfo).date()
        days = (
            (f"{words.period}, {words.since}", date.fromisoformat(chart["first_day"])),
            (f"{words.period}, {words.until}", date.fromisoformat(chart["last_day"])),
            (words.made, made),
        )
        for at, (name, day) in enumerate(days, row + 1):
            sheet.write_string(at, 0, name, self._bold)
            sheet.write_datetime(at, 1, day, self._day)
