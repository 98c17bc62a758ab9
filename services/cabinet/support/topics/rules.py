"""Kinds of appeals, and the further fields of a topic; pure."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Literal, get_args
from uuid import UUID

# Manual 000, 3.5: «Вопрос», «Заявка», «Жалоба», «Другое».
Kind = Literal["question", "request", "complaint", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)
KIND_TITLES: Mapping[Kind, tuple[str, str]] = {
    "question": ("Вопрос", "Question"),
    "request": ("Заявка", "Request"),
    "complaint": ("Жалоба", "Complaint"),
    "other": ("Другое", "Other"),
}
FieldType = Literal["number", "date", "choice", "text", "file"]
MOST_FIELDS = 20
MOST_CHOICES = 50
LONGEST_VALUE = 500
LONGEST_TITLE = 100
KEY = r"^[a-z][a-z0-9_]{0,31}$"
_NUMBER = re.compile(r"[+-]?\d{1,15}([.,]\d{1,6})?")

Misfit = Literal[
    "missing", "unknown-field", "not-a-number", "not-a-date", "not-a-choice", "not-a-file"
]


def _misfit(field: Mapping[str, Any], value: str, files: Sequence[UUID]) -> Misfit | None:
    kind: FieldType = field["type"]
    if kind == "number":
        if not _NUMBER.fullmatch(value.replace(" ", "").replace("\u00a0", "")):
            return "not-a-number"
    elif kind == "date":
        try:
            date.fromisoformat(value)
        except ValueError:
            return "not-a-date"
    elif kind == "choice":
        if value not in {choice["key"] for choice in field["choices"]}:
            return "not-a-choice"
    elif kind == "file" and value not in {str(one) for one in files}:
        return "not-a-file"
    return None


def wrong_fields(
    fields: Sequence[Mapping[str, Any]], given: Mapping[str, str], files: Sequence[UUID]
) -> list[tuple[str, Misfit]]:
    """Return what does not fit of the values of a topic's further fields, by key.

    A number is written with a point or a comma, a day as `YYYY-MM-DD`, a choice by its key, and a
    file by the id of one that comes along.
    """
    known = {field["key"]: field for field in fields}
    wrong: list[tuple[str, Misfit]] = [(key, "unknown-field") for key in given if key not in known]
    for key, field in known.items():
        value = given.get(key, "").strip()
        if not value:
            if field["required"]:
                wrong.append((key, "missing"))
        elif (misfit := _misfit(field, value, files)) is not None:
            wrong.append((key, misfit))
    return wrong


def kept_fields(
    fields: Sequence[Mapping[str, Any]], given: Mapping[str, str], names: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return values that fit as an appeal keeps them: with the words of this day.

    `names` are the names of files by id. A topic that is changed later changes no appeal.
    """
    kept = []
    for field in fields:
        value = given.get(field["key"], "").strip()
        if not value:
            continue
        shown = shown_en = value
        if field["type"] == "choice":
            choice = next(one for one in field["choices"] if one["key"] == value)
            shown, shown_en = choice["title"], choice["title_en"]
        elif field["type"] == "file":
            shown = shown_en = names[value]
        elif field["type"] == "number":
            shown, shown_en = _number(value)
        kept.append(
            {
                "key": field["key"],
                "title": field["title"],
                "title_en": field["title_en"],
                "type": field["type"],
                "value": value,
                "shown": shown,
                "shown_en": shown_en,
            }
        )
    return kept


def _number(value: str) -> tuple[str, str]:
    plain = value.replace(" ", "").replace("\u00a0", "").replace(",", ".")
    try:
        number = f"{Decimal(plain):f}"
    except InvalidOperation:
        return value, value
    return number.replace(".", ","), number
