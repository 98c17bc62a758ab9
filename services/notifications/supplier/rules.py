"""What letters and times of announcements need of the supplier, and the judging of its clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal
from zoneinfo import ZoneInfo

ClockFault = Literal["no-such-time", "repeated-time"]


@dataclass(frozen=True, slots=True)
class Supplier:
    """The supplier as letters show it, and the IANA zone that its clock keeps.

    `color` as `#1668dc`; `phone` and `hours` as people read them; empty: none. `hours_en` are for
    who reads English; empty: `hours` do.
    """

    name: str
    time_zone: str
    color: str = ""
    phone: str = ""
    hours: str = ""
    hours_en: str = ""
    # `address` below the cabinet's own, `width` and `height` in pixels.
    logo: Mapping[str, Any] | None = None

    def hours_in(self, language: str) -> str:
        """Return the hours as they are said in this language, as far as they are known in it."""
        return (self.hours_en if language == "en" else "") or self.hours

    @property
    def zone(self) -> ZoneInfo:
        """The zone of its clock."""
        return ZoneInfo(self.time_zone)


# Until cabinet has told who it is; UTC is nobody's clock, and letters name the offset.
UNKNOWN = Supplier("Личный кабинет", "UTC")


def instant_of(given: datetime, zone: ZoneInfo) -> datetime | ClockFault:
    """Return the instant in UTC of a time that was named; one without offset is the zone's.

    A time that its clock skips is `no-such-time`, and so is one at the very ends of the calendar;
    one that it shows twice is `repeated-time`.
    """
    try:
        return _instant(given, zone)
    except OverflowError:
        return "no-such-time"


def _instant(given: datetime, zone: ZoneInfo) -> datetime | ClockFault:
    if given.tzinfo is not None:
        return given.astimezone(UTC)
    first, second = (given.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    # In a gap the way to UTC and back does not lead to what was named.
    back = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None)
    return "repeated-time" if back == given else "no-such-time"


def offset_of(at: datetime, zone: ZoneInfo) -> str:
    """Return the zone's offset at an instant as people write it: `UTC+3`, `UTC+5:30`."""
    offset = at.astimezone(zone).utcoffset() or timedelta(0)
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
