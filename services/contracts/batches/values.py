"""Values in the lines of batches: each type is checked and published from one place."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite
from typing import Annotated, Any
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    StringConstraints,
    ValidationInfo,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

# Name of the latest moment that is taken, in the validation's context. Without it moments to come
# are not told from others: a shape has no clock.
LATEST = "latest"
_CONTROL = r"\x00-\x1f\x7f"
# What `\s` means in ECMA-262, whose regular expressions JSON Schema has: other dialects differ.
_SPACE = (
    "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
_NAMEPLATE_LIMIT = 10**15


@dataclass(frozen=True)
class Rule:
    """A regular expression that the whole text must match; else the error `code` with `reason`."""

    expression: str
    code: str
    reason: str


class Form:
    """Demands a form of a text before it is read; the same expressions are published.

    `words` tell people what the expressions mean.
    """

    def __init__(self, words: str, *rules: Rule, published_format: str | None = None) -> None:
        self._words = words
        self._rules = [(re.compile(rule.expression), rule) for rule in rules]
        self._format = published_format

    def _checked(self, value: Any) -> Any:
        if isinstance(value, str):
            for expression, rule in self._rules:
                if not expression.fullmatch(value):
                    raise PydanticCustomError(rule.code, rule.reason)
        return value

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        published = handler(schema)
        published.pop("format", None)
        published["$comment"] = self._words
        if self._format is not None:
            published["format"] = self._format
        patterns = [{"pattern": f"^(?:{rule.expression})$"} for _, rule in self._rules]
        return published | (patterns[0] if len(patterns) == 1 else {"allOf": patterns})


@dataclass(frozen=True)
class Trimmed:
    """A text of 1 to `longest` characters; white space around it is dropped, not counted."""

    longest: int

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        text = core_schema.str_schema(min_length=1, max_length=self.longest, strict=True)
        return core_schema.no_info_before_validator_function(
            _stripped, core_schema.no_info_after_validator_function(_printable, text)
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        edge, inner = rf"[^\s{_CONTROL}]", rf"[^{_CONTROL}]"
        return {
            "type": "string",
            "pattern": rf"^\s*{edge}(?:{inner}{{0,{self.longest - 2}}}{edge})?\s*$",
            "$comment": f"text of 1 to {self.longest} characters",
        }


@dataclass(frozen=True)
class NullMeans:
    """Takes null as `default`: what is not told, as in every other field that may be missing."""

    default: Any

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._told, handler(source))

    def _told(self, value: Any) -> Any:
        return self.default if value is None else value

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [handler(schema), {"type": "null"}]}


_unprintable = re.compile(f"[{_CONTROL}]").search
_NO_CONTROL = Rule(f"[^{_CONTROL}]*", "control_character", "Control characters are not taken.")


def _stripped(value: Any) -> Any:
    return value.strip(_SPACE) if isinstance(value, str) else value


def _printable(value: str) -> str:
    if _unprintable(value):
        raise PydanticCustomError("control_character", "Control characters are not taken.")
    return value


class _Nameplate:
    """Takes a number where the text of a nameplate is meant."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._text, handler(source))

    def _text(self, value: Any) -> Any:
        if type(value) not in (int, float):
            return value
        if not isfinite(value) or abs(value) > _NAMEPLATE_LIMIT:
            raise PydanticCustomError(
                "nameplate_range", "Numbers from -10^15 to 10^15 are taken, or a text."
            )
        return str(value)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        number = {"type": "number", "minimum": -_NAMEPLATE_LIMIT, "maximum": _NAMEPLATE_LIMIT}
        return {"anyOf": [handler(schema), number]}


def _moment(value: Any) -> Any:
    # The form has been looked at; now the calendar's turn. Pydantic itself would take a row of
    # digits for seconds since 1970.
    if not isinstance(value, str):
        return value
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("not_a_moment", "There is no such day in the calendar.") from None


def _day(value: Any) -> Any:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        raise PydanticCustomError("date_form", "There is no such day in the calendar.") from None


def _measured(value: datetime, info: ValidationInfo) -> datetime:
    latest: datetime | None = (info.context or {}).get(LATEST)
    if latest is not None and value > latest:
        raise PydanticCustomError("date_out_of_range", "Times from the year 2000 to now are taken.")
    return value


def _bare_uuid(value: Any) -> Any:
    return value.removeprefix("urn:uuid:") if isinstance(value, str) else value


_HEX = "[0-9a-fA-F]"
_DASHED = rf"{_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}}"
_DAY_FORM = Rule(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "date_form", "Write the day as 2026-11-22.")
_MOMENT_FORM = Rule(
    r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
    r"[T ](?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?"
    r"(?:Z|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])",
    "not_a_moment",
    "Write the time with its UTC offset, as 2026-11-22T07:30:00+03:00.",
)
_SINCE_2000 = r"[2-9][0-9]{3}-.*"

Key = Annotated[
    str,
    StringConstraints(min_length=1, max_length=64),
    Form("key of 1 to 64 characters", _NO_CONTROL),
]
Short = Annotated[str, Trimmed(64)]
Words = Annotated[str, Trimmed(400)]
Postcode = Annotated[str, Trimmed(16)]
Note = Annotated[
    str, StringConstraints(max_length=2000), Form("text of at most 2000 characters", _NO_CONTROL)
]
# Nameplate data come as «230», as 230, or as «3×230/400».
Nameplate = Annotated[Words, _Nameplate()]
Inn = Annotated[
    str,
    Form("10 or 12 digits", Rule("[0-9]{10}|[0-9]{12}", "not_an_inn", "Write 10 or 12 digits.")),
]
Day = Annotated[
    date,
    BeforeValidator(_day),
    Form(
        "day as 2026-11-22, from 1900 to 2200",
        _DAY_FORM,
        Rule(
            r"(?:19|20|21)[0-9]{2}-.*|2200-.*",
            "date_out_of_range",
            "Years from 1900 to 2200 are taken.",
        ),
        published_format="date",
    ),
]
# FIRST_DAY of the cabinet's channels.
MeasuredDay = Annotated[
    date,
    BeforeValidator(_day),
    BeforeValidator(_day),
    Form(
        "day as 2026-11-22, from 2000",
        _DAY_FORM,
        Rule(_SINCE_2000, "date_out_of_range", "Days from 2000-01-01 to today are taken."),
        published_format="date",
    ),
]
Moment = Annotated[
    AwareDatetime,
    BeforeValidator(_moment),
    AfterValidator(_measured),
    Form(
        "time as 2026-11-22T07:30:00+03:00, from 2000",
        _MOMENT_FORM,
        Rule(_SINCE_2000, "date_out_of_range", "Times from the year 2000 to now are taken."),
    ),
]
# Of what is planned: it may be still to come.
PlannedMoment = Annotated[
    AwareDatetime,
    BeforeValidator(_moment),
    Form(
        "time as 2026-11-22T07:30:00+03:00, from 2000",
        _MOMENT_FORM,
        Rule(_SINCE_2000, "date_out_of_range", "Times from the year 2000 on are taken."),
    ),
]
Mrid = Annotated[
    UUID,
    BeforeValidator(_bare_uuid),
    Form(
        "UUID",
        Rule(
            rf"(?:urn:uuid:)?(?:{_DASHED}|{_HEX}{{32}}|\{{{_DASHED}\}})",
            "not_an_mrid",
            "Write the UUID as 0b8f2f0c-6b0e-4a55-9f0b-2f6f0a6c2b11, with `urn:uuid:` before it"
            " or without.",
        ),
    ),
]
# Whether such a mailbox can be is looked at where it is stored; a shape knows no more than this.
Mailbox = Annotated[
    str,
    Form(
        "e-mail address of at most 254 characters",
        Rule(
            r"[^@\x00-\x20\x7f]{1,64}@[^@\x00-\x20\x7f]{1,189}",
            "not_a_mailbox",
            "Write one e-mail address, as name@example.org.",
        ),
    ),
]
# Names of zones begin with a capital; files beside them («localtime», «posix/…») are no zones.
ZoneName = Annotated[
    str,
    StringConstraints(min_length=1, max_length=64),
    Form(
        "name of a zone",
        Rule(
            r"[A-Z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*",
            "time_zone",
            "There is no such IANA time zone.",
        ),
    ),
]
Years = Annotated[int, Field(ge=0, le=100)]
