"""The running suite as its tests see it: addresses, sign-ins, letters, databases."""

import asyncio
import json
import os
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import asyncpg
import httpx

from tests.support.processes import run_module
from tests.support.tls import TLS
from tests.support.waits import wait_until

Told = TypeVar("Told")
_LONGEST_WAIT_FOR_A_LETTER = 60


@dataclass(frozen=True)
class Suite:
    """The running suite: its addresses, and who may sign in."""

    facts: dict[str, Any]
    logins: dict[str, Any]

    def page(self, application: str) -> str:
        """Return the base address of `cabinet`, `admin` or `wizard`."""
        return str(self.facts["pages"][application])

    def manage(self, service: str, *words: str) -> str:
        """Run a service's own command with its settings, and return what it prints."""
        path = Path(self.facts["settings_dir"]) / f"{service}.json"
        env = os.environ | {f"{service.upper()}_SETTINGS_FILE": str(path)}
        done = run_module(f"services.{service}.manage", *words, env=env)
        assert done.code == 0, done.errors
        return done.output.strip()

    def letters(self, to: str, subject: str = "") -> list[dict[str, Any]]:
        """Return what the mailbox has for an address with these words in the subject, latest first.

        The mailbox is the development mailbox, which takes all letters of the suite.
        """
        port = self.facts["ports"]["mailbox"]
        answer = httpx.get(f"http://127.0.0.1:{port}/api/letters", params={"to": to}, verify=TLS)
        found = answer.raise_for_status().json()["items"]
        found = [one for one in found if subject in one["subject"]]
        return sorted(found, key=lambda one: str(one["received_at"]), reverse=True)

    def letter(self, to: str, subject: str = "") -> dict[str, Any]:
        """Wait for a letter; return the latest to an address with these words in the subject."""
        wait_until(
            lambda: bool(self.letters(to, subject)),
            what=f"a letter «{subject}» to {to}",
            seconds=_LONGEST_WAIT_FOR_A_LETTER,
        )
        return self.letters(to, subject)[0]

    def system_token(self) -> str:
        """Return an access token of the machine client that may send batches."""
        known = self.logins["systems"]
        answer = httpx.post(
            known["token_url"],
            data={"grant_type": "client_credentials"},
            auth=(known["client_id"], known["client_secret"]),
            verify=TLS,
        )
        return str(answer.raise_for_status().json()["access_token"])

    def send_batch(self, kind: str, lines: bytes) -> dict[str, Any]:
        """Send a batch of records through the gateway; return what was taken and what not."""
        answer = httpx.post(
            f"{self.logins['systems']['url']}/v1/batches/{kind}",
            content=lines,
            headers={
                "Authorization": f"Bearer {self.system_token()}",
                "Content-Type": "application/x-ndjson",
            },
            timeout=60,
            verify=TLS,
        )
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def deliver(self, kind: str, *records: dict[str, Any]) -> None:
        """Deliver records that must all be taken, as a supplier's system does."""
        told = self.send_batch(kind, "\n".join(json.dumps(record) for record in records).encode())
        assert (told["errors"], told["accepted"]) == ([], len(records))

    def query(self, service: str, statement: str, *values: Any) -> list[Any]:
        """Ask a service's database."""

        async def ask() -> list[Any]:
            known = dict(self.facts["databases"][service])
            known["database"] = known.pop("name")
            connection: Any = await asyncpg.connect(**known, timeout=10, command_timeout=30)
            try:
                return list(await connection.fetch(statement, *values))
            finally:
                await connection.close()

        return apart(ask)


def apart(act: Callable[[], Awaitable[Told]]) -> Told:
    """Do something in an event loop of its own: the browser's runs in this thread."""

    async def run() -> Told:
        return await act()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, run()).result()
