"""Tariff schedules as a file: the documented JSON, and a table (CSV) for office programs.

The table is what a Russian spreadsheet opens: a mark of UTF-8, semicolons, decimal commas. Its rows
are of six kinds, told by the column «Строка»; a row fills the columns of its kind only. Names of
columns are those of `COLUMNS`; their order does not matter when one is read.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson
from pydantic import ValidationError

from services.cabinet.errors import TariffFileUnreadable
from services.cabinet.tariffs.schemas import FileIn, ScheduleFields, TariffDocument
from services.kit.problems import ValidationFailed, field_error

COLUMNS = {
    "schedule": "Расписание",
    "supplier": "Поставщик",
    "audience": "Для кого",
    "offered": "Предлагается",
    "valid_from": "Действует с",
    "row": "Строка",
    "zone": "Зона",
    "ru": "Название",
    "en": "Название по-английски",
    "begins": "Сезон с",
    "ends": "Сезон по",
    "kinds": "Дни",
    "hour_begins": "Часы с",
    "hour_ends": "Часы до",
    "band": "Диапазон",
    "up_to_kwh": "До, кВт·ч в месяц",
    "price": "Цена, руб. за кВт·ч",
    "vat_percent": "НДС, %",
    "vat_included": "НДС в цене",
    "source": "Основание",
}
_SCHEDULE, _VERSION, _ZONE, _SEASON, _HOURS, _BAND, _PRICE = (
    "Расписание",
    "Версия",
    "Зона",
    "Сезон",
    "Часы",
    "Диапазон",
    "Цена",
)
_KINDS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс", "праздник")
_AUDIENCES = {"household": "население", "organization": "организации"}
_YES, _NO = "да", "нет"
_MARK = "\ufeff"
_MOST_ROWS = 20_000
# What a spreadsheet would take for a formula.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4})")
_DAY_OF_YEAR = re.compile(r"(\d{2})\.(\d{2})")


def read_file(given: FileIn) -> TariffDocument:
    """Return what a file holds; TariffFileUnreadable, or ValidationFailed by field or line."""
    if given.format == "csv":
        raw = _read_table(given.content)
    else:
        try:
            raw = orjson.loads(given.content.removeprefix(_MARK))
        except orjson.JSONDecodeError as error:
            raise TariffFileUnreadable("The file is no JSON.") from error
    try:
        return TariffDocument.model_validate(raw)
    except ValidationError as error:
        raise ValidationFailed(
            errors=[
                field_error(".".join(str(part) for part in one["loc"]), one["type"], one["msg"])
                for one in error.errors(include_url=False, include_input=False)[:100]
            ]
        ) from error


def document_of(schedules: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return schedules of `queries.list_documents` as a `TariffDocument`."""
    empty = TariffDocument.model_construct(schedules=[])
    return empty.model_dump() | {
        "schedules": [
            {name: one[name] for name in (*ScheduleFields.model_fields, "versions")}
            for one in schedules
        ]
    }


def write_table(document: Mapping[str, Any]) -> str:
    """Return a document as the table."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(COLUMNS), delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for schedule in document["schedules"]:
        for row in _schedule_rows(schedule):
            writer.writerow({name: _guarded(value) for name, value in row.items()})
    return _MARK + text.getvalue()


def _schedule_rows(schedule: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    name = {"schedule": schedule["name"]}
    yield name | {
        "row": _SCHEDULE,
        "en": schedule["name_en"],
        "supplier": schedule["supplier"],
        "audience": _AUDIENCES[schedule["audience"]],
        "offered": _YES if schedule["offered"] else _NO,
    }
    for terms in schedule["versions"]:
        year, month, day = terms["valid_from"].split("-")
        for row in _version_rows(terms):
            yield name | {"valid_from": f"{day}.{month}.{year}"} | row


def _version_rows(terms: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    yield {
        "row": _VERSION,
        "vat_percent": terms["vat_percent"].replace(".", ","),
        "vat_included": _YES if terms["vat_included"] else _NO,
        "source": terms["source"],
    }
    for zone in terms["zones"]:
        yield {"row": _ZONE, "zone": str(zone["number"])} | zone["title"]
    for season in terms["seasons"]:
        borders = {name: _turned(season[name]) for name in ("begins", "ends")}
        yield {"row": _SEASON} | borders | (season["title"] or {})
        for days in season["days"]:
            kinds = " ".join(_KINDS[kind - 1] for kind in days["kinds"])
            for hours in days["hours"]:
                yield borders | {
                    "row": _HOURS,
                    "kinds": kinds,
                    "hour_begins": hours["begins"],
                    "hour_ends": hours["ends"],
                    "zone": str(hours["zone"]),
                }
    for number, band in enumerate(terms["bands"], 1):
        limit = band["up_to_kwh"]
        yield {
            "row": _BAND,
            "band": str(number),
            "up_to_kwh": "" if limit is None else str(limit),
        }
    for price in terms["prices"]:
        yield {
            "row": _PRICE,
            "zone": str(price["zone"]),
            "band": str(price["band"]),
            "price": price["price"].replace(".", ","),
        }


def _turned(month_day: str) -> str:
    month, day = month_day.split("-")
    return f"{day}.{month}"


def _guarded(value: str) -> str:
    return f"'{value}" if _FORMULA.match(value) else value


def _read_table(content: str) -> dict[str, Any]:
    """Return a table as a raw document; what is wrong with a line is told by its number."""
    reader = csv.reader(io.StringIO(content.removeprefix(_MARK), newline=""), delimiter=";")
    try:
        lines = [line for _, line in zip(range(_MOST_ROWS), reader, strict=False)]
    except csv.Error as error:
        raise TariffFileUnreadable("The table cannot be read.") from error
    names = {title.casefold(): name for name, title in COLUMNS.items()}
    heads = [names.get(cell.strip().casefold(), "") for cell in (lines[0] if lines else [])]
    if not {"schedule", "row"} <= set(heads):
        raise TariffFileUnreadable(
            "The first line must name the columns, «Расписание» and «Строка» among them."
        )
    table = _Table()
    for number, line in enumerate(lines[1:], 2):
        cells = dict.fromkeys(COLUMNS, "") | {
            name: cell.strip().removeprefix("'")
            for name, cell in zip(heads, line, strict=False)
            if name
        }
        if any(cells.values()):
            table.take(number, cells)
    if table.faults:
        raise ValidationFailed(errors=table.faults[:100])
    return {"schedules": list(table.schedules.values())}


class _Table:
    """Puts the rows of a table together to schedules and versions."""

    def __init__(self) -> None:
        self.schedules: dict[str, dict[str, Any]] = {}
        self.faults: list[dict[str, str]] = []
        self._versions: dict[tuple[str, str], dict[str, Any]] = {}

    def take(self, line: int, cells: Mapping[str, str]) -> None:
        """Read one row; a mistake is kept with its line."""
        try:
            self._take(cells)
        except _WrongCell as wrong:
            message = f"Line {line}: «{COLUMNS[wrong.column]}» {wrong.expected}."
            self.faults.append(field_error(f"lines.{line}", "wrong-cell", message))

    def _take(self, cells: Mapping[str, str]) -> None:
        name = cells["schedule"]
        kind = cells["row"].casefold()
        if not name:
            raise _WrongCell("schedule", "is empty")
        schedule = self.schedules.setdefault(name, {"name": name, "versions": []})
        if kind == _SCHEDULE.casefold():
            audiences = {text: one for one, text in _AUDIENCES.items()}
            schedule["name_en"] = cells["en"]
            schedule["supplier"] = cells["supplier"]
            schedule["audience"] = _choice(cells, "audience", audiences)
            schedule["offered"] = _choice(cells, "offered", {_YES: True, _NO: False})
            return
        put = _PUT.get(kind)
        if put is None:
            raise _WrongCell("row", f"is none of {', '.join(ROWS)}")
        put(self._version(schedule, cells), cells)

    def _version(self, schedule: dict[str, Any], cells: Mapping[str, str]) -> dict[str, Any]:
        found = _DAY.fullmatch(cells["valid_from"])
        if found is None:
            raise _WrongCell("valid_from", "is no day like 01.07.2026")
        day = "-".join(reversed(found.groups()))
        version = self._versions.get((schedule["name"], day))
        if version is None:
            version = {"valid_from": day} | {
                name: [] for name in ("zones", "seasons", "bands", "prices")
            }
            self._versions[schedule["name"], day] = version
            schedule["versions"].append(version)
        return version


class _WrongCell(Exception):
    def __init__(self, column: str, expected: str) -> None:
        super().__init__(column)
        self.column, self.expected = column, expected


def _choice(cells: Mapping[str, str], column: str, choices: Mapping[str, Any]) -> Any:
    try:
        return choices[cells[column].casefold()]
    except KeyError as error:
        raise _WrongCell(column, f"is neither {' nor '.join(choices)}") from error


def _number(cells: Mapping[str, str], column: str) -> int:
    text = cells[column].replace(" ", "").replace("\xa0", "")
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise _WrongCell(column, "is no whole number")
    return int(text)


def _month_day(cells: Mapping[str, str], column: str) -> str:
    found = _DAY_OF_YEAR.fullmatch(cells[column])
    if found is None:
        raise _WrongCell(column, "is no day of a year like 01.05")
    return "-".join(reversed(found.groups()))


def _titles(cells: Mapping[str, str]) -> dict[str, str] | None:
    ru, en = cells["ru"], cells["en"]
    return {"ru": ru, "en": en or ru} if ru else None


def _season_of(version: dict[str, Any], cells: Mapping[str, str]) -> dict[str, Any]:
    borders = {name: _month_day(cells, name) for name in ("begins", "ends")}
    for season in version["seasons"]:
        if borders.items() <= season.items():
            found: dict[str, Any] = season
            return found
    added: dict[str, Any] = borders | {"title": None, "days": []}
    version["seasons"].append(added)
    return added


def _put_version(version: dict[str, Any], cells: Mapping[str, str]) -> None:
    version["vat_percent"] = cells["vat_percent"].replace(",", ".")
    version["vat_included"] = _choice(cells, "vat_included", {_YES: True, _NO: False})
    version["source"] = cells["source"]


def _put_zone(version: dict[str, Any], cells: Mapping[str, str]) -> None:
    version["zones"].append({"number": _number(cells, "zone"), "title": _titles(cells)})


def _put_season(version: dict[str, Any], cells: Mapping[str, str]) -> None:
    _season_of(version, cells)["title"] = _titles(cells)


def _put_hours(version: dict[str, Any], cells: Mapping[str, str]) -> None:
    words = cells["kinds"].casefold().replace(",", " ").split()
    if not words or not set(words) <= set(_KINDS):
        raise _WrongCell("kinds", f"holds others than {' '.join(_KINDS)}")
    kinds = [_KINDS.index(word) + 1 for word in words]
    hours = {
        # Spreadsheets leave the first zero out, and may add seconds.
        "begins": _clock(cells["hour_begins"]),
        "ends": _clock(cells["hour_ends"]),
        "zone": _number(cells, "zone"),
    }
    groups: Sequence[dict[str, Any]] = _season_of(version, cells)["days"]
    for days in groups:
        if days["kinds"] == kinds:
            days["hours"].append(hours)
            return
    _season_of(version, cells)["days"].append({"kinds": kinds, "hours": [hours]})


def _clock(text: str) -> str:
    found = re.fullmatch(r"(\d{1,2}):(\d{2})(:00)?", text)
    return text if found is None else f"{int(found[1]):02}:{found[2]}"


def _put_band(version: dict[str, Any], cells: Mapping[str, str]) -> None:
    limit = _number(cells, "up_to_kwh") if cells["up_to_kwh"] else None
    version["bands"].append({"up_to_kwh": limit})


def _put_price(version: dict[str, Any], cells: Mapping[str, str]) -> None:
    band = _number(cells, "band") if cells["band"] else 1
    price = re.sub(r"[ \xa0]", "", cells["price"]).replace(",", ".")
    version["prices"].append({"zone": _number(cells, "zone"), "band": band, "price": price})


_PUT = {
    _VERSION.casefold(): _put_version,
    _ZONE.casefold(): _put_zone,
    _SEASON.casefold(): _put_season,
    _HOURS.casefold(): _put_hours,
    _BAND.casefold(): _put_band,
    _PRICE.casefold(): _put_price,
}
ROWS = (_SCHEDULE, _VERSION, _ZONE, _SEASON, _HOURS, _BAND, _PRICE)
