"""Real half-hourly series from a folder: a file per household, `LCLid,tstp,energy(kWh/hh)`.

A stamp is the start of its half-hour on a clock that never changes; here it is read as the
supplier's local time, which has no changes either. Numbers are passed on as they are written;
a half-hour that is not in the file stays a gap.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

Day = list[str | None]
HALF_HOURS = 48
_NUMBER = re.compile(r"[0-9]+(\.[0-9]+)?")


@dataclass(slots=True)
class MeterFile:
    """What one file says: for each day its half-hours as texts in kWh."""

    name: str
    days: dict[int, Day] = field(default_factory=dict)
    counted: dict[int, int] = field(default_factory=dict)
    skipped: int = 0


def _slot(stamp: str) -> tuple[int, int] | None:
    """Return (day's ordinal, number of the half-hour), or None for a stamp off the grid."""
    if len(stamp) < 16 or stamp[14:16] not in ("00", "30"):
        return None
    day = date.fromisoformat(stamp[:10]).toordinal()
    return day, int(stamp[11:13]) * 2 + (stamp[14] == "3")


def wh(text: str) -> int:
    """Return kWh as whole Wh, halves to the even one."""
    return int((Decimal(text) * 1000).to_integral_value(ROUND_HALF_EVEN))


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def read_file(path: Path, texts: dict[str, str]) -> MeterFile:
    """Read one file; `texts` shares equal numbers between files, since most repeat."""
    read = MeterFile(path.stem)
    with path.open(encoding="utf-8") as lines:
        next(lines, None)
        for line in lines:
            parts = line.split(",")
            value = parts[2].strip() if len(parts) == 3 else ""
            slot = _slot(parts[1].strip()) if _is_number(value) else None
            if slot is None:
                read.skipped += 1
                continue
            day, number = slot
            if day not in read.days:
                read.days[day] = [None] * HALF_HOURS
            read.days[day][number] = texts.setdefault(value, value)
    # The counter at each midnight, as the meter's register would show it from nought.
    passed = 0
    for day in sorted(read.days):
        passed += sum(wh(text) for text in read.days[day] if text is not None)
        read.counted[day + 1] = passed
    return read


def list_files(folder: Path) -> list[Path]:
    """Return the series files of a folder, by name."""
    return sorted(folder.glob("*.csv"))


def read_folder(folder: Path) -> dict[str, MeterFile]:
    """Read all series files of a folder, by the file's name without its ending."""
    texts: dict[str, str] = {}
    return {path.stem: read_file(path, texts) for path in list_files(folder)}
