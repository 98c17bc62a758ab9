"""An export as a workbook: numbers as numbers, moments as moments, no text that is a formula.

Rows go into files beside it as they come and are packed at the end, so that a workbook of years
takes no more memory than one of a day.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from services.cabinet.metering.consumption.rules import interval_stamps
from services.cabinet.metering.export.days import table_of
from services.cabinet.metering.export.rules import COST_UNITS, Export, ExportDay, marks_of
from services.cabinet.metering.export.words import Words, heading

# Day 0 of a workbook's calendar.
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 (a workbook's clock is that of its place)
_DAY = timedelta(days=1)
_KILO = "0.000"
_ROUBLES = "0.00###"
_WIDTHS = {
    "moment": 17,
    "offset": 13,
    "value": 18,
    "quality": 16,
    "cost": 30,
    "fact": 22,
    "text": 60,
}


class ReadingsBook:
    """Writes one workbook: `add` as often as there are days, then `close`."""

    def __init__(self, path: Path, export: Export, words: Words) -> None:
        """Begin the workbook at the path; its working files lie in the same folder."""
        self._book = Workbook(
            str(path),
            {
                "constant_memory": True,
                "tmpdir": str(path.parent),
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        self._export, self._words = export, words
        channels = export.place.channels
        self._totals = dict.fromkeys(channels, 0)
        self._missing = dict.fromkeys(channels, False)
        self._bold = self._book.add_format({"bold": True})
        self._moment = self._book.add_format({"num_format": words.moment_format})
        self._date = self._book.add_format({"num_format": words.day_format, "align": "left"})
        self._kilo = self._book.add_format({"num_format": _KILO})
        self._roubles = self._book.add_format({"num_format": _ROUBLES})
        self._cost = 0
        self._about = self._book.add_worksheet(words.about)
        self._sheet = self._book.add_worksheet(words.readings)
        self._begin()
        self._row = 1

    def _begin(self) -> None:
        sheet, words, channels = self._sheet, self._words, self._export.place.channels
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, 1, _WIDTHS["moment"])
        sheet.set_column(2, 2, _WIDTHS["offset"])
        sheet.set_column(3, 2 + 2 * len(channels), _WIDTHS["value"])
        titles = [words.start, words.end, words.offset]
        for channel in channels:
            titles += [heading(words, channel), words.quality]
        if self._export.priced:
            titles.append(words.cost)
            sheet.set_column(len(titles) - 1, len(titles) - 1, _WIDTHS["cost"])
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, self._bold)

    def add(self, days: Iterable[ExportDay]) -> None:
        """Write the rows of days; kWh or kvarh, exact to the Wh."""
        place, said, sheet = self._export.place, self._words.qualities, self._sheet
        for day in days:
            table = table_of(day, place.channels, place.time_zone)
            stamps = interval_stamps(day.day, table.minutes, table.rows, place.time_zone)
            moments = [datetime.fromisoformat(stamp) for stamp in stamps]
            serials = [(moment.replace(tzinfo=None) - _EPOCH) / _DAY for moment in moments]
            marks = [marks_of(part) for part in table.columns]
            for n in range(table.rows):
                row = self._row + n
                sheet.write_number(row, 0, serials[n], self._moment)
                sheet.write_number(row, 1, serials[n + 1], self._moment)
                # Twenty letters of ISO 8601 stand before the offset.
                sheet.write_string(row, 2, stamps[n][19:])
                for at, part in enumerate(table.columns):
                    value = part.values[n]
                    if value is not None:
                        sheet.write_number(row, 3 + 2 * at, value / 1000, self._kilo)
                    quality = said[None if value is None else marks[at][n]]
                    sheet.write_string(row, 4 + 2 * at, quality)
                cost = table.costs[n]
                if cost is not None:
                    column = 3 + 2 * len(table.columns)
                    sheet.write_number(row, column, cost / COST_UNITS, self._roubles)
                    self._cost += cost
            self._row += table.rows
            self._sum_up(table.columns)

    def _sum_up(self, columns: Iterable[Any]) -> None:
        for channel, part in zip(self._totals, columns, strict=True):
            self._totals[channel] += sum(value for value in part.values if value is not None)
            self._missing[channel] |= None in part.values

    def close(self) -> None:
        """Write what the file is of, and pack it."""
        export, words = self._export, self._words
        place = export.place
        self._about.set_column(0, 0, _WIDTHS["fact"])
        self._about.set_column(1, 1, _WIDTHS["text"])
        texts = [
            (words.account, place.account_number),
            (words.place, place.name),
            (words.address, place.address),
            *((words.meters, self._meter(*meter)) for meter in place.meters),
            (words.zone, place.time_zone),
        ]
        row = 0
        for name, text in texts:
            self._about.write_string(row, 0, name, self._bold)
            self._about.write_string(row, 1, text)
            row += 1
        for name, day in (
            (f"{words.period}, {words.since}", export.first),
            (f"{words.period}, {words.until}", export.last),
            (words.made, export.made.date()),
        ):
            self._about.write_string(row, 0, name, self._bold)
            self._about.write_datetime(row, 1, day, self._date)
            row += 1
        for channel, total in self._totals.items():
            name = f"{words.total}: {heading(words, channel)}"
            self._about.write_string(row, 0, name, self._bold)
            self._about.write_number(row, 1, total / 1000, self._kilo)
            if self._missing[channel]:
                self._about.write_string(row, 2, words.incomplete)
            row += 1
        if export.priced:
            self._about.write_string(row, 0, f"{words.total}: {words.cost}", self._bold)
            self._about.write_number(row, 1, self._cost / COST_UNITS, self._roubles)
        self._book.close()

    def _meter(self, serial: str, first: date | None, last: date | None) -> str:
        parts = [serial]
        if first is not None:
            parts.append(f"{self._words.since} {first.strftime(self._words.day)}")
        if last is not None:
            parts.append(f"{self._words.until} {last.strftime(self._words.day)}")
        return " ".join(parts)
