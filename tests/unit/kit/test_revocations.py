"""How a process keeps up with what has ended."""

import logging
from datetime import timedelta
from typing import Any, cast

import httpx
import pytest

from services.kit.client import ServiceClient
from services.kit.clock import utc_now
from services.kit.problems import Unavailable
from services.kit.revocations import Revocations

_Answer = httpx.Response | Exception


class Auth:
    """Stands for auth: gives the answers in their order, and remembers the cursors asked with."""

    def __init__(self, *answers: _Answer) -> None:
        self._answers = list(answers)
        self.asked: list[int] = []

    async def request(self, *_: str, params: dict[str, int]) -> httpx.Response:
        self.asked.append(params["after"])
        answer = self._answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer


def _told(cursor: int, *subjects: str, minutes: float = 6) -> httpx.Response:
    until = (utc_now() + timedelta(minutes=minutes)).isoformat()
    items = [{"subject": subject, "expires_at": until} for subject in subjects]
    return httpx.Response(200, json={"items": items, "cursor": cursor})


async def _read(revocations: Revocations, auth: Auth) -> None:
    await revocations.read(cast(ServiceClient, auth), "http://auth")


async def test_goes_on_from_its_cursor_and_forgets_what_no_token_names() -> None:
    revocations = Revocations()
    auth = Auth(_told(7, "old", minutes=-1), _told(9, "new"))
    await _read(revocations, auth)
    await _read(revocations, auth)
    assert auth.asked == [0, 7]
    assert "new" in revocations
    assert "old" not in revocations


@pytest.mark.parametrize(
    "failure",
    [
        Unavailable(),
        # What a library lets through, when a connection breaks at an unlucky moment.
        RuntimeError("the handler is closed"),
        httpx.Response(401, json={}),
        httpx.Response(404),
        httpx.Response(200, text="no JSON"),
        httpx.Response(200, json={"items": [{"subject": 1}], "cursor": 3}),
    ],
)
async def test_a_feed_that_fails_is_logged_once_and_resumed(
    failure: _Answer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="services.kit.revocations")
    revocations = Revocations()
    auth = Auth(_told(7, "before"), failure, failure, _told(8, "after"))
    for _ in range(3):
        await _read(revocations, auth)
        # What is known stays known.
        assert "before" in revocations
    await _read(revocations, auth)
    assert auth.asked == [0, 7, 7, 7]
    assert "after" in revocations
    said: Any = [record.getMessage() for record in caplog.records]
    assert said == ["revocations_not_read", "revocations_read_again"]
