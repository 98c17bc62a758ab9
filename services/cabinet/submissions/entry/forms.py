"""Rows of meters and submissions as the page has them: plain values in, JSON-like values out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import repeat
from typing import Any, get_args
from uuid import UUID
from zoneinfo import ZoneInfo

import orjson

from services.cabinet.metering.meters.rules import verification_state
from services.cabinet.metering.registers.rules import ORIGINS, Face, Reading, Zone, face_of
from services.cabinet.submissions.entry.rules import (
    LIVE,
    Former,
    formers_of,
    most_of,
    zones_of,
)
from services.cabinet.submissions.entry.titles import counters_of_tariff, titles
from services.cabinet.submissions.entry.words import Language
from services.cabinet.submissions.windows.rules import Window, window_at, window_begun
from services.cabinet.zones import zone

# By the numbers of `meter_registers.zone`.
_ZONES: tuple[Zone, ...] = ("total", "T1", "T2", "T3")
COLUMNS: Mapping[Zone, str] = {name: name.lower() for name in get_args(Zone)}
_DAYS = ("taken_on", "opens_on", "closes_on", "overdue_since")
_MOMENTS = ("taken_at", "submitted_at")
_IDS = ("id", "user_id", "session_id", "corrects", "receipt_id")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a meter at a moment, from a row of `find_meter`."""

    row: Any
    now: datetime
    place: ZoneInfo
    today: date
    window: Window
    face: Face
    zones: list[Zone]
    digits: dict[Zone, int | None]
    last: dict[str, Any] | None

    @property
    def history(self) -> list[Reading]:
        """Return the readings of one's own days that are looked back at, in order of time.

        Made when they are asked for: of many meters at once those of all would be a burden.
        """
        return _history(self.row)

    @property
    def present(self) -> dict[str, Any] | None:
        """Return what was handed in last in the window that is open."""
        if self.window.open and self.last and self.last["closes_on"] >= self.window.opens_on:
            return self.last
        return None

    @property
    def standing(self) -> dict[str, Any] | None:
        """Return what counts in the window that is open, and can be corrected."""
        present = self.present
        return present if present is not None and present["state"] in LIVE else None

    @property
    def late(self) -> "Known":
        """Return the same for staff, who take a reading of the last window after its end."""
        days = self.row["reading_from"], self.row["reading_to"]
        return replace(self, window=replace(window_begun(self.today, *days), open=True))

    @property
    def others(self) -> list[Reading]:
        """Return the readings that stay whatever is handed in now."""
        standing = self.standing
        if standing is None:
            return self.history
        return [one for one in self.history if one.taken_at != standing["taken_at"]]

    def removed_by(self, day: date) -> bool:
        """Say whether the meter was taken away before a day; on its last day it still counts."""
        removed_on = self.row["removed_on"]
        return removed_on is not None and removed_on < day

    def overdue_since(self, day: date) -> date | None:
        """Return until when the meter was verified, when that is over on a day."""
        due_on: date | None = self.row["verification_due_on"]
        return due_on if verification_state(due_on, day) == "overdue" else None


def known_of(row: Any, now: datetime) -> Known:
    """Return what a row of `find_meter` or `list_form` says at a moment."""
    place = zone(row["time_zone"])
    today = now.astimezone(place).date()
    window = window_at(today, row["reading_from"], row["reading_to"])
    numbers = row["zones"] or []
    digits = {
        _ZONES[number]: row["digits"] if told is None else told
        for number, told in zip(numbers, row["zone_digits"] or [], strict=True)
    }
    return Known(
        row,
        now,
        place,
        today,
        window,
        face_of(row, row["time_zone"]),
        zones_of(digits) if digits else counters_of_tariff(row["tariff_zones"]),
        digits,
        _stored(row["submitted"]),
    )


def _history(row: Any) -> list[Reading]:
    """Return the readings of a row, whose columns have the latest first, in order of time."""
    moments, sources = row["moments"], row["sources"]
    if not moments:
        return []
    names: list[Zone] = []
    columns: list[list[int | None]] = []
    for name, column in COLUMNS.items():
        if row[column].count(None) < len(moments):
            names.append(name)
            columns.append(row[column])
    zones = tuple(names)
    values: Iterable[dict[Zone, int]] = map(
        dict, map(zip, repeat(zones), zip(*columns, strict=True))
    )
    if any(None in column for column in columns):
        values = ({name: one for name, one in row.items() if one is not None} for row in values)
    readings = [
        Reading(moment, ORIGINS[source], read)
        for moment, source, read in zip(moments, sources, values, strict=True)
    ]
    readings.reverse()
    return readings


def _stored(document: str | None) -> dict[str, Any] | None:
    """Return a submission that came as a JSON text, as a row has it."""
    if document is None:
        return None
    row: dict[str, Any] = orjson.loads(document)
    row |= {name: row[name] and date.fromisoformat(row[name]) for name in _DAYS}
    row |= {name: datetime.fromisoformat(row[name]) for name in _MOMENTS}
    row |= {name: row[name] and UUID(row[name]) for name in _IDS}
    return row | {"corrected_by": None}


def values_of(row: Mapping[str, Any]) -> dict[Zone, int]:
    """Return Wh by zone of a stored submission."""
    return {name: row[column] for name, column in COLUMNS.items() if row[column] is not None}


def former_out(former: Former, place: ZoneInfo) -> dict[str, Any]:
    """Return a former reading of a zone, its day by the clock of its place."""
    return {
        "zone": former.zone,
        "value_wh": former.value_wh,
        "taken_on": former.taken_at.astimezone(place).date(),
        "source": former.origin,
    }


def submission_out(row: Mapping[str, Any], time_zone: str, now: datetime) -> dict[str, Any]:
    """Return a stored submission as the page has it at a moment, by the clock of its place."""
    place = zone(time_zone)
    today = now.astimezone(place).date()
    live = row["state"] in LIVE
    previous, consumption = (
        orjson.loads(told) if isinstance(told := row[name], str) else told
        for name in ("previous", "consumption")
    )
    return {
        "id": row["id"],
        "state": row["state"],
        "meter_id": row["meter_id"],
        "usage_point_id": row["usage_point_id"],
        "taken_on": row["taken_on"],
        "submitted_at": row["submitted_at"].astimezone(place),
        "values": [
            {"zone": name, "value_wh": value, "decimals": row["decimals"]}
            for name, value in values_of(row).items()
        ],
        "previous": previous,
        "consumption_wh": consumption,
        "corrects": row["corrects"],
        "corrected_by": row["corrected_by"],
        "refusal": {
            "code": row["refusal_code"] or "other",
            "text": row["refusal_text"] or "",
            "by": row["refused_by"],
        }
        if row["state"] == "refused"
        else None,
        "correctable_until": row["closes_on"] if live and today <= row["closes_on"] else None,
        "receipt": row["receipt_id"],
        "photo": row["photo_file"] is not None,
        "way": row["way"],
        "overdue_since": row["overdue_since"],
    }


def _blocked(known: Known) -> dict[str, Any] | None:
    row = known.row
    if not row["ongoing"]:
        return {"reason": "closed_account", "since": row["last_day"]}
    if known.removed_by(known.today):
        return {"reason": "removed", "since": row["removed_on"]}
    if row["read_remotely"]:
        return {"reason": "read_remotely", "since": None}
    overdue_since = known.overdue_since(known.today)
    if overdue_since and row["overdue_verification"] == "refuse":
        return {"reason": "verification_overdue", "since": overdue_since}
    return None


def _warnings(known: Known) -> list[dict[str, Any]]:
    due_on = known.row["verification_due_on"]
    state = verification_state(due_on, known.today)
    if state not in ("soon", "overdue"):
        return []
    return [{"code": f"verification_{state}", "on": due_on}]


def _ratio_since(known: Known, former: Former | None) -> Decimal:
    """Return what a difference to the reading before is multiplied by today."""
    if former is None:
        return known.face.ratio
    read = (one.taken_at for one in known.others if one.origin != "computed")
    return known.face.read_at(read).ratio_between(former.taken_at, known.now)


def form_meter(known: Known, language: Language) -> dict[str, Any]:
    """Return a meter as the form has it."""
    row, window = known.row, known.window
    submitted = known.present if window.open else known.last
    called = titles(row, known.zones, language)
    others = known.others
    formers = formers_of(others, known.zones, known.face)
    most = most_of(others, known.zones, known.face, known.now, row["unusual_factor"])
    return {
        **{
            name: row[name]
            for name in (
                "meter_id",
                "usage_point_id",
                "name",
                "serial_number",
                "account_number",
                "address",
                "read_remotely",
            )
        },
        "ratio": float(row["ratio"]),
        "zones": [
            {
                "zone": name,
                "title": called[name],
                "digits": known.digits.get(name, row["digits"]),
                "decimals": row["decimals"],
                "previous": former and former_out(former, known.place),
                "ratio": float(_ratio_since(known, former)),
                "most_wh": most[name],
            }
            for name, former in formers.items()
        ],
        "window": {
            "open": window.open,
            "opens_on": window.opens_on,
            "closes_on": window.closes_on,
            "time_zone": row["time_zone"],
            "today": known.today,
        },
        "blocked": _blocked(known),
        "warnings": _warnings(known),
        "submitted": submitted and submission_out(submitted, row["time_zone"], known.now),
    }
