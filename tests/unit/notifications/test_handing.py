"""A letter is handed over in the shape that cabinet takes; of its files cabinet is asked first."""

from typing import Any, cast
from uuid import UUID, uuid4

import httpx
import pytest

from services.contracts.letters import AppealLetter
from services.kit.client import ServiceClient
from services.kit.problems import Unavailable
from services.notifications.inbound.handing import Handover

KEY, APPEAL, USER = uuid4(), uuid4(), uuid4()


class Cabinet:
    """Answers what it is told to, and keeps what it was asked."""

    def __init__(self, status: int, body: Any) -> None:
        self.answer = httpx.Response(status, json=body)
        self.asked: list[tuple[str, str, dict[str, Any]]] = []

    async def request(self, method: str, _: str, url: str, **options: Any) -> httpx.Response:
        self.asked.append((method, url, options))
        return self.answer


def _way(cabinet: Cabinet) -> Handover:
    return Handover(cast("ServiceClient", cabinet), "http://cabinet", KEY)


@pytest.mark.parametrize(
    ("status", "body", "wanted"),
    [
        (200, {"files": True}, True),
        (200, {"files": False}, False),
        # A cabinet of the release before does not know the question, and takes them.
        (404, {}, True),
        (405, {}, True),
    ],
)
async def test_files_are_asked_for_before_they_are_sent(
    status: int, body: Any, wanted: bool
) -> None:
    cabinet = Cabinet(status, body)
    assert await _way(cabinet).wants_files(APPEAL, USER) is wanted
    ((method, url, options),) = cabinet.asked
    assert (method, url) == ("GET", f"http://cabinet/internal/appeal-letters/{KEY}/wanted")
    assert options["params"] == {"appeal_id": str(APPEAL), "user_id": str(USER)}


def _letter(file_ids: list[UUID]) -> AppealLetter:
    return AppealLetter(
        appeal_id=APPEAL,
        user_id=USER,
        own=True,
        sender="anna@example.org",
        text="Спасибо",
        file_ids=file_ids,
    )


async def test_a_letter_is_sent_in_the_shape_of_the_contract() -> None:
    cabinet, file_id = Cabinet(200, {"outcome": "written", "number": 7}), uuid4()
    taken = await _way(cabinet).give_letter(_letter([file_id]))
    assert (taken.outcome, taken.number) == ("written", 7)
    ((_, _, options),) = cabinet.asked
    assert options["json"] == {
        "appeal_id": str(APPEAL), "user_id": str(USER), "own": True,
        "sender": "anna@example.org", "text": "Спасибо", "whole": "", "file_ids": [str(file_id)],
    }  # fmt: skip


async def test_a_cabinet_that_cannot_say_is_asked_again_later() -> None:
    with pytest.raises(Unavailable):
        await _way(Cabinet(429, {})).give_letter(_letter([]))
    with pytest.raises(ValueError, match="422"):
        await _way(Cabinet(422, {})).give_letter(_letter([]))
