"""Filters of rejected rows, and how a row stands in a file; pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import Any

from services.integration.delivery.rules import Stage
from services.kit.table_files import Cell, Column, Language

LARGEST_SHEET = 200_000
_WIDTHS = (18, 20, 14, 18, 22, 50, 80)
_HEADS: Mapping[Language, Sequence[str]] = {
    "ru": ("Когда (UTC)", "Вид данных", "Где", "Поле", "Код", "Причина", "Строка"),
    "en": ("When (UTC)", "Kind", "Where", "Field", "Code", "Reason", "Row"),
}
_STAGES: Mapping[Language, Mapping[str, str]] = {
    "ru": {"conversion": "при чтении", "delivery": "при приёме"},
    "en": {"conversion": "while reading", "delivery": "when received"},
}
COLUMNS: Mapping[Language, Sequence[Column]] = {
    language: [Column(title, width) for title, width in zip(heads, _WIDTHS, strict=True)]
    for language, heads in _HEADS.items()
}


@dataclass(frozen=True, slots=True)
class Filters:
    """Which rows of a source are wanted."""

    kind: str | None = None
    code: str | None = None
    stage: Stage | None = None


def cells(row: Mapping[str, Any], language: Language) -> list[Cell]:
    """Return a rejected row as a file has it."""
    return [
        row["rejected_at"].astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"),
        row["kind"],
        _STAGES[language][row["stage"]],
        row["field"] or "",
        row["code"],
        row["reason"],
        row["row"],
    ]
