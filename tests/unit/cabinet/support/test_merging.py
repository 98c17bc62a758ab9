"""Which appeals may become one, and what the one that remains takes over."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from services.cabinet.support.merging.rules import joined_draft, of_others, taken_over

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ANNA, BORIS, FILE = (UUID(int=number) for number in (1, 2, 3))


def row(**changes: Any) -> dict[str, Any]:
    return {
        "number": 5, "status": "new", "user_id": ANNA, "customer_id": 1, "last_text": "Первое",
        "last_by": "consumer", "last_at": NOW, "unread": 0, "answer_due_at": NOW,
        "first_answered_at": None, "search_text": "анна",
    } | changes  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((ANNA, 1), (ANNA, 1), True),
        ((ANNA, 1), (ANNA, None), True),
        ((ANNA, 1), (ANNA, 2), False),
        ((ANNA, 1), (BORIS, 1), False),
        ((ANNA, 1), (None, 1), False),
        ((None, 1), (None, 1), True),
        ((None, None), (None, None), False),
    ],
)
def test_what_one_has_written_the_other_must_not_see(one: Any, other: Any, *, same: bool) -> None:
    rows = [row(user_id=user, customer_id=customer) for user, customer in (one, other)]
    for kept, merged in (rows, reversed(rows)):
        assert (of_others(kept, [merged], []) == []) is same


def test_one_without_a_subscriber_does_not_join_two() -> None:
    kept, own, mothers = (
        row(number=number, customer_id=customer) for number, customer in ((1, None), (2, 1), (3, 2))
    )
    assert of_others(kept, [own, mothers], []) == [3]
    # What it was merged with before counts as well, on either side.
    assert of_others(kept, [mothers], [own]) == [2]
    assert of_others(kept, [own], []) == []
    assert taken_over(kept, [own])["customer_id"] == 1


def test_the_latest_word_the_earliest_term_and_all_that_is_unread_are_taken_over() -> None:
    early, late = NOW - timedelta(hours=2), NOW + timedelta(hours=1)
    others = [
        row(number=6, answer_due_at=early, last_at=early, unread=2),
        row(number=7, last_at=late, last_text="Второе", last_by="staff", status="done",
            answer_due_at=early - timedelta(days=1)),
    ]  # fmt: skip
    assert taken_over(row(unread=1), others) == {
        "last_text": "Второе", "last_by": "staff", "last_at": late, "unread": 3,
        "answer_due_at": early, "search_text": "анна 6 7", "customer_id": 1,
    }  # fmt: skip
    # Who was answered waits for no first answer any more.
    assert taken_over(row(first_answered_at=NOW), others)["answer_due_at"] == NOW


def test_drafts_of_one_writer_are_joined_as_long_as_they_fit() -> None:
    def draft(text: str, *files: UUID) -> dict[str, Any]:
        return {"text": text, "file_ids": list(files)}

    assert joined_draft([draft("Здесь"), draft(""), draft("Там", FILE)]) == {
        "text": "Здесь\n\nТам", "file_ids": [FILE],
    }  # fmt: skip
    assert joined_draft([draft("а" * 2000), draft("б" * 2000)]) is None
    assert joined_draft([draft("а", *(UUID(int=n) for n in range(6)))]) is None
