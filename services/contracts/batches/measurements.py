"""Lines of what meters measured and noticed. Energy is in whole Wh or varh, never in kWh."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from services.contracts.batches.records import Record, published
from services.contracts.batches.values import (
    Key,
    MeasuredDay,
    Moment,
    Note,
    NullMeans,
    Short,
)

Channel = Literal["A+", "A-", "R+", "R-"]
Unit = Literal["Wh", "varh"]
Quality = Literal["good", "estimated", "doubtful"]
Minutes = Literal[15, 30, 60]
Source = Literal["remote", "manual", "inspector", "computed"]
Severity = Literal["critical", "warning", "info"]
State = Literal["connected", "disconnected", "limited"]

UNITS: Mapping[str, Unit] = {"A+": "Wh", "A-": "Wh", "R+": "varh", "R-": "varh"}
INTERVALS: tuple[int, ...] = get_args(Minutes)
MAX_REGISTER = 10**15
MAX_VALUE = 2_000_000_000

_METER = "`id` of a meter sent before."
_UNIT = "Wh for A+ and A-, varh for R+ and R-."
_MOMENT = (
    "A moment of the calendar with its UTC offset; one that is still to come is refused"
    " (`out-of-range`)."
)
# As schemas have it: of each channel only its own unit.
_UNIT_OF_CHANNEL: list[Any] = [
    {
        "properties": {
            "unit": {"enum": [unit]},
            "channel": {"enum": [channel for channel in UNITS if UNITS[channel] == unit]},
        }
    }
    for unit in get_args(Unit)
]


def _checked_unit(unit: Unit, channel: Channel) -> None:
    if unit != UNITS[channel]:
        raise PydanticCustomError("wrong_unit", "Wh for A+ and A-, varh for R+ and R-.")


def _whole(value: Any) -> Any:
    # A Literal compares: 60.0 and 60 are equal.
    if type(value) is not int:
        raise PydanticCustomError("int_type", "Input should be a valid integer.")
    return value


Register = Annotated[int, Field(ge=0, le=MAX_REGISTER)]
_ZONES = ("T1", "T2", "T3", "total")


class ZonesIn(Record):
    """What the registers of one channel showed, by tariff zone and in all; at least one."""

    model_config = published(
        {"T1": 4100001, "T2": 2000000, "total": 6100001},
        anyOf=[{"required": [zone], "properties": {zone: {"type": "integer"}}} for zone in _ZONES],
    )

    T1: Register | None = None
    T2: Register | None = None
    T3: Register | None = None
    total: Register | None = None

    @model_validator(mode="after")
    def _some(self) -> "ZonesIn":
        if self.total is None and self.T1 is None and self.T2 is None and self.T3 is None:
            raise PydanticCustomError("missing", "Give at least one of T1, T2, T3, total.")
        return self


class RegisterReadingIn(Record):
    """A register reading: what a meter's counters showed at a moment."""

    model_config = published(
        {
            "meter": "M1",
            "taken_at": "2026-03-02T00:00:00+06:00",
            "channel": "A+",
            "unit": "Wh",
            "values": {"T1": 4100001, "T2": 2000000, "T3": 4111003, "total": 10211004},
            "source": "remote",
            "quality": "good",
        },
        anyOf=_UNIT_OF_CHANNEL,
    )

    meter: Key = Field(description=_METER)
    taken_at: Moment = Field(description=_MOMENT)
    channel: Channel
    unit: Unit = Field(description=_UNIT)
    values: ZonesIn = Field(
        description="As the counters show it, with the zeros after which a counter begins anew."
    )
    multiplied: Annotated[bool, NullMeans(False)] = Field(
        default=False,
        description="Whether the transformation ratio is in the values already. Then they are"
        " divided by the ratio of their day, so that they are what the counters show; tell the"
        " usage point's ratio first.",
    )
    source: Annotated[Source, NullMeans("remote")] = Field(
        default="remote",
        description="Who read it: the meter told it (`remote`), the consumer handed it in"
        " (`manual`), the supplier's inspector was there (`inspector`), or nobody: the supplier"
        " has computed it (`computed`).",
    )
    quality: Quality | None = Field(default=None, description="Missing means `good`.")

    @model_validator(mode="after")
    def _right_unit(self) -> "RegisterReadingIn":
        _checked_unit(self.unit, self.channel)
        return self


class IntervalProfileIn(Record):
    """A meter's day by intervals; replaces what was sent of that day before."""

    model_config = published(
        {
            "meter": "M1",
            "channel": "A+",
            "day": "2026-03-01",
            "interval_minutes": 60,
            "unit": "Wh",
            "values": [
                219,
                241,
                191,
                235,
                182,
                229,
                194,
                201,
                122,
                126,
                None,
                138,
                *range(142, 154),
            ],
        },
        anyOf=_UNIT_OF_CHANNEL,
    )

    meter: Key = Field(description=_METER)
    channel: Channel
    day: MeasuredDay = Field(
        description="A day of the usage point's own clock; today is the last one."
    )
    interval_minutes: Annotated[Minutes, BeforeValidator(_whole)]
    unit: Unit = Field(description=_UNIT)
    values: list[Annotated[int, Field(ge=0, le=MAX_VALUE)] | None] = Field(
        description="As many as the local day has intervals (`wrong-count`): 24 hours as a rule,"
        " 23 or 25 on a day when the clock changes. null = not known. Of today, values of"
        " intervals that have not begun are stored as not known, and `notes` says so (`not-yet`)."
    )
    quality: Quality | list[Quality] | None = Field(
        default=None, description="One word for all values, or one for each (`wrong-count`)."
    )
    multiplied: Annotated[bool, NullMeans(True)] = Field(
        default=True,
        description="Whether the values are what was used. false: they are what the meter behind"
        " its transformers measured, and are multiplied by the ratio of the day; tell the usage"
        " point's ratio first.",
    )

    @model_validator(mode="after")
    def _right_unit(self) -> "IntervalProfileIn":
        _checked_unit(self.unit, self.channel)
        return self


class MeterEventIn(Record):
    """An entry of a meter's log: something that it noticed."""

    model_config = published(
        {
            "meter": "M1",
            "occurred_at": "2026-03-01T13:07:00+06:00",
            "code": 44,
            "severity": "critical",
            "text": "Вскрытие корпуса прибора",
        }
    )

    meter: Key = Field(description=_METER)
    occurred_at: Moment = Field(description=_MOMENT)
    code: Annotated[int, Field(ge=0, le=65535)] | Short = Field(
        description="A number is the event of a DLMS meter, as IDIS counts them;"
        " `0.0.99.98.4.255/1` the log and the event of a SPODES meter; `3.26.0.85` an event of"
        " IEC 61968-9; anything else a name. A number of another count is sent with a name before"
        " it, as `abc 44`, lest it be taken for one of these."
    )
    severity: Severity | None = Field(
        default=None,
        description="Without one: that of the dictionary of events, `info` for a code not in it.",
    )
    text: Note | None = Field(default=None, description="One line: no control characters.")


class ConnectionStateIn(Record):
    """The state of a meter's load from a moment on."""

    model_config = published(
        {"meter": "M1", "state": "limited", "changed_at": "2026-03-01T10:00:00+06:00"}
    )

    meter: Key = Field(description=_METER)
    state: State
    changed_at: Moment = Field(description=_MOMENT)
