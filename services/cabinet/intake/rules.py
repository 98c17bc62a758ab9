"""What a batch's sender is told of single lines: pydantic's complaints in our words, and a list."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ValidationError

from services.cabinet.lines.rules import Rejected
from services.cabinet.zones import is_zone
from services.contracts.batches.registry import UsagePointIn
from services.contracts.batches.values import LATEST

_LISTED = 1000
# Of a refused line; a day of quarter hours takes some 600.
_LINE_BYTES = 2000
_CODES = {
    "missing": "missing-field",
    "extra_forbidden": "unknown-field",
    "json_invalid": "malformed-json",
    "model_type": "not-an-object",
    "model_attributes_type": "not-an-object",
    "wrong_unit": "wrong-unit",
    "order": "out-of-range",
    "date_out_of_range": "out-of-range",
    "literal_error": "unknown-value",
    "time_zone": "unknown-value",
    "control_character": "wrong-type",
    "string_pattern_mismatch": "wrong-type",
    "timezone_aware": "bad-date",
    "not_a_moment": "bad-date",
    "date_form": "bad-date",
    "not_an_mrid": "wrong-type",
    "not_an_inn": "wrong-type",
    "nameplate_range": "out-of-range",
    "not_a_mailbox": "wrong-type",
    "days_order": "out-of-range",
    "one_place": "one-place",
}
# What is wrong between two fields is told of the second.
_FIELDS_OF = {"wrong_unit": "unit", "order": "removed_on", "days_order": "ends_on"}
_LITERAL_FIELDS = {"channel": "unknown-channel", "unit": "wrong-unit"}
_RANGES = ("greater_than", "less_than", "string_too", "finite_number", "too_")
_DATES = ("date", "datetime", "timezone", "time_")


@dataclass(slots=True)
class Remarks:
    """The lines of a batch of which there is something to say: rejected, or stored in part.

    All are counted, the first thousand listed.
    """

    count: int = 0
    _listed: list[dict[str, Any]] = field(default_factory=list)
    _lines: dict[int, tuple[str, bool]] = field(default_factory=dict)

    def add(self, line: int, problem: Rejected, content: bytes | None = None) -> None:
        """Count a line, and list it while there is room; `content` is kept with it, cut."""
        self.count += 1
        if len(self._listed) < _LISTED:
            if content is not None:
                self._lines[line] = _readable(content), len(content) > _LINE_BYTES
            self._listed.append(
                {
                    "line": line,
                    "field": problem.field,
                    "code": problem.code,
                    "reason": problem.reason,
                }
            )

    def listed(self) -> list[dict[str, Any]]:
        """Return the listed ones in the order of the lines."""
        return sorted(self._listed, key=lambda item: int(item["line"]))

    def lines(self) -> list[tuple[int, str, bool]]:
        """Return number, content and whether it was cut, of the listed whose content is known."""
        return [(line, *self._lines[line]) for line in sorted(self._lines)]


def _readable(content: bytes) -> str:
    """Return a line as a text column takes it, whatever its bytes are."""
    return content[:_LINE_BYTES].decode(errors="replace").replace("\0", "\ufffd")


def first_problem(error: ValidationError, model: type[BaseModel]) -> Rejected:
    """Return the first thing that is wrong with a record."""
    complaints = error.errors(include_url=False, include_context=False, include_input=False)
    # A wrong name explains a missing field better than the other way round.
    complaint = next((c for c in complaints if c["type"] == "extra_forbidden"), complaints[0])
    kind = complaint["type"]
    name = _FIELDS_OF.get(kind, _field(complaint["loc"]))
    if kind == "literal_error" and name in _LITERAL_FIELDS:
        code = _LITERAL_FIELDS[name]
    else:
        code = _CODES.get(kind) or _code_by_start(kind)
    return Rejected(name, code, _reason(kind, str(complaint["msg"]), model))


def _field(location: tuple[int | str, ...]) -> str | None:
    if not location:
        return None
    names = [str(part) for part in location]
    # Unions add the name of the tried type; the sender does not know it.
    if len(names) > 1 and names[0] == "code":
        names = names[:1]
    return ".".join(names)[:128]


def _code_by_start(kind: str) -> str:
    if kind.startswith(_RANGES):
        return "out-of-range"
    return "bad-date" if kind.startswith(_DATES) else "wrong-type"


def _reason(kind: str, message: str, model: type[BaseModel]) -> str:
    if kind == "extra_forbidden":
        return f"There is no such field; the fields are {', '.join(model.model_fields)}."
    if kind == "missing" and message == "Field required":
        return "The field is required."
    if kind in ("model_type", "model_attributes_type"):
        return "The line is not a JSON object."
    if kind == "json_invalid":
        return "The line is not JSON" + message.removeprefix("Invalid JSON") + "."
    return message if message.endswith(".") else f"{message}."


def read_record(line: bytes, model: type[BaseModel], latest: datetime) -> Any:
    """Return the record of a line; raises Rejected, also for moments after `latest`."""
    try:
        return model.model_validate_json(line, context={LATEST: latest})
    except ValidationError as error:
        raise first_problem(error, model) from error


def check_time_zone(record: UsagePointIn) -> None:
    """Refuse a name that no time zone has, which a shape cannot know; raises Rejected."""
    if record.time_zone is not None and not is_zone(record.time_zone):
        raise Rejected("time_zone", "unknown-value", "There is no such IANA time zone.")
