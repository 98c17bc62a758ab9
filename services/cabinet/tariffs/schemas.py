"""Shapes of tariff schedules; `VersionTerms` is stored, exported and imported as it is."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, StringConstraints

from services.cabinet.tariffs.rules import Audience, BandRule
from services.kit.lines import plain_line
from services.kit.shapes import RequestBody

_Line = AfterValidator(plain_line)
Name = Annotated[str, _Line, StringConstraints(min_length=1, max_length=120)]
_Words = Annotated[str, _Line, StringConstraints(min_length=1, max_length=60)]
_Number = Annotated[int, Field(ge=1, le=99)]
# What these must be is said by `checks.py`, in a sentence for each mistake.
_Text = Annotated[str, StringConstraints(max_length=24)]


class Titles(RequestBody):
    """What people call it."""

    ru: _Words
    en: _Words


class ZoneTerms(RequestBody):
    """A zone: its number is that of the counter T1, T2 or T3, unless a meter has another map."""

    number: _Number
    title: Titles


class HoursTerms(RequestBody):
    """Hours of a zone, from `begins` up to `ends` by the clock of the place."""

    begins: _Text = Field(description="HH:00 or HH:30.", examples=["07:00"])
    ends: _Text = Field(description="HH:00 or HH:30, at most 24:00.", examples=["23:00"])
    zone: _Number


class DaysTerms(RequestBody):
    """Days of one kind or several; their hours cover 00:00 to 24:00 once."""

    kinds: list[_Number] = Field(
        max_length=16, description="1 Monday … 7 Sunday, 8 a holiday; each once in a season."
    )
    hours: list[HoursTerms] = Field(max_length=96)


class SeasonTerms(RequestBody):
    """Days of a year, both inclusive; seasons cover the year once."""

    title: Titles | None = None
    begins: _Text = Field(description="MM-DD, not 02-29.", examples=["01-01"])
    ends: _Text = Field(
        description="MM-DD, not 02-29; may lie before `begins`.", examples=["12-31"]
    )
    days: list[DaysTerms] = Field(max_length=16)


class BandTerms(RequestBody):
    """A range of a month's consumption, of all zones together."""

    up_to_kwh: Annotated[int, Field(le=1_000_000_000)] | None = Field(
        description="kWh a month, rising from band to band; the last has none."
    )


class PriceTerms(RequestBody):
    """What a kWh of a zone costs in a band (numbered from 1)."""

    zone: _Number
    band: _Number = 1
    price: _Text = Field(description="Roubles, at most 5 decimals.", examples=["5.66"])


class VersionTerms(RequestBody):
    """What a schedule is from a day on, until the next version begins."""

    valid_from: date
    zones: list[ZoneTerms] = Field(min_length=1, max_length=9)
    seasons: list[SeasonTerms] = Field(min_length=1, max_length=24)
    bands: list[BandTerms] = Field(min_length=1, max_length=9)
    band_rule: BandRule = Field(
        default="all_zones_pro_rata",
        description="How a month is shared out to bands; `all_zones_pro_rata`: all zones together"
        " fill them in order, and inside a band each zone has its share.",
    )
    prices: list[PriceTerms] = Field(max_length=81)
    vat_percent: _Text = Field(description="At most 2 decimals.", examples=["20"])
    vat_included: bool = Field(description="Whether the prices include VAT.")
    source: Annotated[str, _Line, StringConstraints(max_length=300)] = Field(
        default="", description="The act that sets the prices: who, number, day."
    )


class ScheduleFields(RequestBody):
    """What a schedule is called, and whom it is for."""

    name: Name
    name_en: Annotated[str, _Line, StringConstraints(max_length=120)] = Field(
        default="", description="For who reads English; without it they read `name`."
    )
    supplier: Annotated[str, _Line, StringConstraints(max_length=200)] = ""
    audience: Audience = "household"
    offered: bool = Field(default=False, description="Whether consumers may choose it now.")


class ScheduleDocument(ScheduleFields):
    """A schedule with its versions, as a file holds it."""

    versions: list[VersionTerms] = Field(default=[], max_length=200)


class TariffDocument(RequestBody):
    """A file of tariff schedules."""

    format: Literal["personal-cabinet.tariff-schedules"] = "personal-cabinet.tariff-schedules"
    version: Literal[1] = 1
    schedules: list[ScheduleDocument] = Field(min_length=1, max_length=100)


class ScheduleChange(ScheduleFields):
    """What a schedule is from now on."""

    archived: bool = Field(default=False, description="Kept for what was, and chosen no more.")


class VersionIn(RequestBody):
    """Another version of a schedule."""

    terms: VersionTerms
    replaces: int | None = Field(
        default=None,
        description="`id` of the version of the same day that this one corrects; without it, a"
        " version of a day that has one is refused.",
    )


class VersionOut(BaseModel):
    """A version, and whether another has taken its place."""

    id: int
    valid_from: date
    terms: VersionTerms
    created_at: datetime
    created_by: str = Field(description="The member of staff, as he was called then.")
    replaced_at: datetime | None = Field(description="Since when it counts no more.")


class ScheduleOut(BaseModel):
    """A schedule with its versions, the latest first."""

    id: int
    name: str
    name_en: str
    supplier: str
    audience: Audience
    offered: bool
    archived: bool
    versions: list[VersionOut]


class DayIn(RequestBody):
    """A day that counts as another one."""

    day: date
    kind: Annotated[int, Field(ge=1, le=8)] = Field(
        description="1-7: as that weekday, 8: as a holiday."
    )
    title: Annotated[str, _Line, StringConstraints(max_length=120)] = ""


class DaysIn(RequestBody):
    """All days of a year that count as others."""

    items: list[DayIn] = Field(max_length=366)


class DaysOut(BaseModel):
    """Days of a year that count as others, in their order."""

    items: list[DayIn]


class FileIn(RequestBody):
    """A file of tariff schedules, as text."""

    format: Literal["json", "csv"]
    content: Annotated[str, StringConstraints(min_length=1, max_length=500_000)]


class PriceChangeOut(BaseModel):
    """A price of a zone and band, before (null: none) and after (null: none)."""

    zone: int
    band: int
    before: str | None
    after: str | None


class VersionChangeOut(BaseModel):
    """What a file does with the version of a day."""

    valid_from: date
    change: Literal["new", "same", "corrected"]
    hours_changed: bool = Field(description="Zones, seasons or hours are other than before.")
    prices: list[PriceChangeOut]


class ScheduleImportOut(BaseModel):
    """What a file does with a schedule; one that it does not name stays as it is."""

    name: str
    id: int | None
    change: Literal["new", "changed", "same"]
    fields: list[str] = Field(description="Fields that get another value.")
    versions: list[VersionChangeOut]


class ImportOut(BaseModel):
    """What a file does, or has done, with tariff schedules."""

    items: list[ScheduleImportOut]
