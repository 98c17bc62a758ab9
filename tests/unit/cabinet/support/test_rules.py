"""What appeals, their topics and templates decide by, without a database."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from services.cabinet.support.appeals.rules import (
    TRANSITIONS,
    can,
    digest_of,
    excerpt,
    search_text,
    wait_seconds,
)
from services.cabinet.support.attachments.rules import ending_of
from services.cabinet.support.templates.rules import fill, unknown_placeholders
from services.cabinet.support.topics.rules import kept_fields, wrong_fields
from services.kit.lines import plain_text

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
FILE = UUID("00000000-0000-4000-8000-0000000000f1")


def field(key: str, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "key": key, "title": key.title(), "title_en": f"{key} en", "type": kind,
        "required": False, "choices": [],
    } | more  # fmt: skip


FIELDS = [
    field("power", "number", required=True),
    field("since", "date"),
    field("phase", "choice", choices=[{"key": "one", "title": "Одна", "title_en": "One"}]),
    field("note", "text"),
    field("plan", "file"),
]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"power": "15"}, []),
        ({"power": "1 500,25", "since": "2026-02-28", "phase": "one", "plan": str(FILE)}, []),
        ({}, [("power", "missing")]),
        ({"power": "  "}, [("power", "missing")]),
        ({"power": "много"}, [("power", "not-a-number")]),
        ({"power": "1e9"}, [("power", "not-a-number")]),
        ({"power": "1", "since": "2026-02-30"}, [("since", "not-a-date")]),
        ({"power": "1", "since": "28.02.2026"}, [("since", "not-a-date")]),
        ({"power": "1", "phase": "two"}, [("phase", "not-a-choice")]),
        ({"power": "1", "plan": "../../x"}, [("plan", "not-a-file")]),
        ({"power": "1", "colour": "red"}, [("colour", "unknown-field")]),
    ],
)
def test_values_of_a_topics_fields_are_of_their_types(
    given: dict[str, str], wrong: list[tuple[str, str]]
) -> None:
    assert wrong_fields(FIELDS, given, [FILE]) == wrong


def test_kept_values_have_the_words_of_the_day() -> None:
    given = {"power": "1 500.5", "phase": "one", "plan": str(FILE), "note": ""}
    kept = kept_fields(FIELDS, given, {str(FILE): "план.pdf"})
    assert [(one["key"], one["shown"], one["shown_en"]) for one in kept] == [
        ("power", "1500,5", "1500.5"), ("phase", "Одна", "One"), ("plan", "план.pdf", "план.pdf"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("minutes", "wait"),
    [
        ([], None),
        ([1] * 9, None),
        ([1] * 10, 59 * 60),
        ([0] * 9 + [59.5], 30),
        ([1] * 9 + [61], None),
        ([120] * 49, None),
        ([120] * 50, 22 * 3600),
        ([0] * 10 + [1439] * 40, 3600),
    ],
)
def test_one_more_appeal_waits_until_the_tenth_and_the_fiftieth_are_old_enough(
    minutes: list[float], wait: int | None
) -> None:
    assert wait_seconds([NOW - timedelta(minutes=ago) for ago in minutes], NOW) == wait


def test_who_may_do_what_with_an_appeal() -> None:
    def may(
        status: str, closed: timedelta | None = None, *, rated: bool = False, merged: bool = False
    ) -> set[str]:
        closed_at = None if closed is None else NOW - closed
        allowed = can(status, closed_at, rated=rated, merged=merged, now=NOW)
        return {name for name, yes in allowed.items() if yes}

    assert may("new") == may("in_work") == {"answer", "cancel"}
    assert may("done", timedelta(days=14)) == {"reopen", "rate"}
    assert may("done", timedelta(days=14, seconds=1), rated=True) == set()
    assert may("cancelled", timedelta(0)) == set()
    assert may("done", timedelta(0), merged=True) == set()


def test_no_status_leads_back_to_a_draft() -> None:
    assert all("draft" not in to for to in TRANSITIONS.values())


def test_lists_show_the_beginning_on_one_line() -> None:
    assert excerpt("Нет\n\nсвета  ") == "Нет света"
    assert len(excerpt("слово " * 100)) <= 200
    assert excerpt("слово " * 100).endswith("…")


def test_a_digest_is_of_all_that_is_sent() -> None:
    assert digest_of("a", {"x": 1, "y": 2}) == digest_of("a", {"y": 2, "x": 1})
    assert digest_of("a", {"x": 1}) != digest_of("b", {"x": 1})
    assert digest_of("a", {"x": 1}) != digest_of("a", {"x": 2})


def test_what_is_found_is_small_and_without_yo() -> None:
    assert search_text("Семёнова", None, "", "10-01") == "семенова 10-01"


def test_placeholders_are_filled_once_in_either_language() -> None:
    values: Any = {"name": "{номер}", "number": "7", "account": "", "topic": "Свет", "staff": "О."}
    assert fill("{Имя}, { number } {счёт}!{x}", values) == "{номер}, 7 !{x}"
    assert unknown_placeholders("{имя} {фамилия} {ФАМИЛИЯ} {}") == ["фамилия"]


@pytest.mark.parametrize(
    ("name", "ending"),
    [("а.JPG", "jpg"), ("a.tar.pdf", "pdf"), ("a.exe", None), ("pdf", None), ("a.pdf.exe", None)],
)
def test_only_some_endings_are_taken(name: str, ending: str | None) -> None:
    assert ending_of(name) == ending


def test_a_text_of_lines_has_nothing_that_nobody_sees() -> None:
    assert plain_text("a\u202eb\r\nc\u0000d\r\r\r\re ") == "ab\nc d\n\ne"
    assert plain_text("\n \t\u200e\n") == ""
