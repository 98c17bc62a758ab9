"""The demo billing system: takes what people hand in, and says what became of it.

`python -m deploy.demo.billing --url URL --token-url URL --credentials FILE`. It knows the suite by
the documented door of other systems alone: the feed `submissions` out, batches of
`submission-outcomes` in, with a machine client of its own. FILE is its client id and secret as
JSON; it waits until there is one.
"""

import argparse
import json
import logging
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import httpx
import orjson

from services.kit.logs import configure_logs

log = logging.getLogger("demo.billing")
_FEED = "submissions"
_PAGE = 200
_SECONDS = 2.0
_LONGEST_PAUSE_SECONDS = 30.0
# A token is renewed when so much of it is left.
_RENEW_SECONDS = 60
# What it takes for a slip of the pen, so that a demonstration can have readings refused: a
# register whose whole kilowatt-hours end in 13, and more than this used since the readings before.
_UNLUCKY = 13
_MOST_WH = 3_000_000
_MOST_WH_OF_HOUSES = 100_000_000

Outcome = dict[str, Any]


def judge(item: dict[str, Any]) -> Outcome:
    """Say what becomes of readings that were handed in, as a line of `submission-outcomes`."""
    outcome: Outcome = {"submission_id": item["submission_id"], "state": "accepted"}
    if any(wh // 1000 % 100 == _UNLUCKY for wh in item["values"].values()):
        return outcome | {
            "state": "refused",
            "reason": "doubtful-digits",
            "text": "Последние цифры показания похожи на описку: 13.",
        }
    # A house uses more than a flat may.
    most = _MOST_WH if item.get("way") != "servicer" else _MOST_WH_OF_HOUSES
    if any(wh > most for wh in item["consumption"].values()):
        return outcome | {
            "state": "refused",
            "reason": "too-much",
            "text": "Расход больше 3000 кВт·ч: проверьте все цифры.",
        }
    return outcome


def outcomes(items: Iterable[dict[str, Any]]) -> Iterator[Outcome]:
    """Say so of all that wait for it; what was withdrawn needs no answer."""
    return (judge(item) for item in items if item["what"] != "withdrawn")


@dataclass
class Door:
    """The door of other systems, as this machine client sees it."""

    url: str
    token_url: str
    credentials: Path
    http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=30, trust_env=False))
    _token: str = ""
    _good_until: float = 0.0

    def page(self) -> dict[str, Any]:
        """Return what came after all that is acknowledged."""
        answer = self.http.get(
            f"{self.url}/v1/feeds/{_FEED}", params={"limit": _PAGE}, headers=self._headers()
        )
        told: dict[str, Any] = answer.raise_for_status().json()
        return told

    def acknowledge(self, cursor: str) -> None:
        """Say that everything up to the cursor is settled."""
        self.http.post(
            f"{self.url}/v1/feeds/{_FEED}/acknowledge",
            json={"cursor": cursor},
            headers=self._headers(),
        ).raise_for_status()

    def send(self, lines: list[Outcome], key: str) -> dict[str, Any]:
        """Send a batch of outcomes; under the same key it is the same batch."""
        answer = self.http.post(
            f"{self.url}/v1/batches/submission-outcomes",
            content=b"".join(orjson.dumps(line) + b"\n" for line in lines),
            headers=self._headers()
            | {"Content-Type": "application/x-ndjson", "Idempotency-Key": key},
        )
        told: dict[str, Any] = answer.raise_for_status().json()
        return told

    def _headers(self) -> dict[str, str]:
        if time.monotonic() >= self._good_until:
            known = json.loads(self.credentials.read_text("utf-8"))
            answer = self.http.post(
                self.token_url,
                data={"grant_type": "client_credentials"},
                auth=(known["client_id"], known["client_secret"]),
            )
            told = answer.raise_for_status().json()
            self._token = told["access_token"]
            self._good_until = time.monotonic() + told["expires_in"] - _RENEW_SECONDS
        return {"Authorization": f"Bearer {self._token}"}


def settle_page(door: Door) -> int:
    """Take a page, say what becomes of each, acknowledge; return how many items it had.

    Killed anywhere, it takes the same page again: outcomes told twice change nothing.
    """
    page = door.page()
    if lines := list(outcomes(page["items"])):
        answer = door.send(lines, str(uuid5(NAMESPACE_URL, page["cursor"])))
        log.info(
            "outcomes_sent",
            extra={"accepted": answer["accepted"], "rejected": answer["rejected"]},
        )
    if page["items"]:
        door.acknowledge(page["cursor"])
    return len(page["items"])


def work(door: Door, seconds: float) -> None:
    """Settle pages for ever; what fails is tried again, with pauses that grow to half a minute."""
    failures = 0
    while True:
        try:
            found = settle_page(door) if door.credentials.exists() else 0
            failures = 0
        except (httpx.HTTPError, OSError, ValueError, KeyError) as error:
            failures += 1
            found = 0
            log.warning("door_failed", extra={"reason": type(error).__name__, "times": failures})
        if not found:
            time.sleep(min(seconds * 2**failures, _LONGEST_PAUSE_SECONDS))


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m deploy.demo.billing")
    parser.add_argument("--url", required=True, help="the systems door")
    parser.add_argument("--token-url", required=True)
    parser.add_argument("--credentials", type=Path, required=True, help="client id and secret")
    parser.add_argument("--seconds", type=float, default=_SECONDS, help="between two looks")
    given = parser.parse_args()
    configure_logs("json")
    work(Door(given.url, given.token_url, given.credentials), given.seconds)


if __name__ == "__main__":
    _main()
