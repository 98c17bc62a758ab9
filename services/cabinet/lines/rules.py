"""What a batch's sender is told of single lines: the first thousand listed, all counted."""

from dataclasses import dataclass, field
from typing import Any

LISTED = 1000


class Rejected(Exception):
    """A line that is not stored: the field, a code for programs, a reason for people."""

    def __init__(self, field_name: str | None, code: str, reason: str) -> None:
        super().__init__(code)
        self.field = field_name
        self.code = code
        self.reason = reason


@dataclass(slots=True)
class Remarks:
    """The lines of a batch of which there is something to say: rejected, or stored in part."""

    count: int = 0
    _listed: list[dict[str, Any]] = field(default_factory=list)

    def add(self, line: int, problem: Rejected) -> None:
        """Count a line, and list it while there is room."""
        self.count += 1
        if len(self._listed) < LISTED:
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
