"""The demo billing system over HTTP: what it takes, refuses and acknowledges."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import httpx
import pytest

from deploy.demo.billing import Door, judge, settle_page


def item(**changes: Any) -> dict[str, Any]:
    return {
        "what": "handed_in", "submission_id": "s-1", "values": {"T1": 4_100_000},
        "consumption": {"T1": 120_000},
    } | changes  # fmt: skip


class Suite:
    """The suite as billing sees it: one page, then nothing."""

    def __init__(self, folder: Path, *items: dict[str, Any]) -> None:
        self.items = list(items)
        self.acknowledged: list[str] = []
        self.batches: list[tuple[str, list[dict[str, Any]]]] = []
        self.tokens = 0
        self.status = 200
        (folder / "billing.json").write_text('{"client_id": "c", "client_secret": "s"}')
        transport = httpx.MockTransport(self.answer)
        self.door = Door(
            "http://door", "http://door/token", folder / "billing.json",
            http=httpx.Client(transport=transport),
        )  # fmt: skip

    def answer(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if path == "/token":
            self.tokens += 1
            assert parse_qs(request.content.decode())["grant_type"] == ["client_credentials"]
            return httpx.Response(200, json={"access_token": "t", "expires_in": 300})
        assert request.headers["authorization"] == "Bearer t"
        if self.status != 200:
            return httpx.Response(self.status)
        if path.endswith("/acknowledge"):
            self.acknowledged.append(json.loads(request.content)["cursor"])
            self.items = []
            return httpx.Response(200, json={"waiting": 0})
        if path.startswith("/v1/batches/"):
            lines = [json.loads(line) for line in request.content.splitlines()]
            self.batches.append((request.headers["idempotency-key"], lines))
            return httpx.Response(200, json={"accepted": len(lines), "rejected": 0})
        cursor = "end" if self.items else "nothing"
        return httpx.Response(200, json={"items": self.items, "cursor": cursor, "more": False})


def test_ordinary_readings_are_accepted() -> None:
    assert judge(item()) == {"submission_id": "s-1", "state": "accepted"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"values": {"T1": 4_113_000}}, "doubtful-digits"),
        ({"values": {"T1": 4_100_000, "T2": 13_900}}, "doubtful-digits"),
        ({"consumption": {"T1": 3_000_001}}, "too-much"),
    ],
)
def test_slips_are_refused_with_words_for_the_consumer(
    changes: dict[str, Any], reason: str
) -> None:
    outcome = judge(item(**changes))
    assert (outcome["state"], outcome["reason"]) == ("refused", reason)
    assert outcome["text"].endswith(".")


@pytest.mark.parametrize("wh", [130_000, 1_301_000, 12_999, 14_000, 1_300_000])
def test_thirteen_elsewhere_is_no_slip(wh: int) -> None:
    assert judge(item(values={"T1": wh}))["state"] == "accepted"


def test_a_page_is_settled_and_acknowledged(tmp_path: Path) -> None:
    suite = Suite(tmp_path, item(), item(submission_id="s-2", what="withdrawn"))
    assert settle_page(suite.door) == 2
    ((_, lines),) = suite.batches
    assert lines == [{"submission_id": "s-1", "state": "accepted"}]
    assert suite.acknowledged == ["end"]
    assert settle_page(suite.door) == 0
    assert len(suite.batches) == len(suite.acknowledged) == suite.tokens == 1


def test_a_page_that_was_not_acknowledged_is_told_again_as_the_same_batch(tmp_path: Path) -> None:
    suite = Suite(tmp_path, item())
    settle_page(suite.door)
    suite.items = [item()]
    settle_page(suite.door)
    first, second = suite.batches
    assert first == second


def test_nothing_is_acknowledged_that_the_suite_has_not_taken(tmp_path: Path) -> None:
    suite = Suite(tmp_path, item())
    suite.status = 503
    with pytest.raises(httpx.HTTPStatusError):
        settle_page(suite.door)
    assert (suite.batches, suite.acknowledged) == ([], [])
