"""The running suite that is measured: addresses, databases, a machine client and a consumer."""

import json
import os
import secrets
import subprocess
import sys
import time
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import asyncpg
import httpx

_TOKEN_SECONDS = 240


@dataclass(frozen=True)
class Suite:
    """What `suite.json` of a started suite tells."""

    facts: dict[str, Any]
    given: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls) -> "Suite":
        """Read the file that `PC_SUITE_FILE` names."""
        return cls(json.loads(Path(os.environ["PC_SUITE_FILE"]).read_text("utf-8")))

    def address(self, process: str) -> str:
        """Return the base URL of a process behind the gateway."""
        return f"http://127.0.0.1:{self.facts['ports'][process]}"

    @property
    def page(self) -> str:
        """Base URL of the consumers' door."""
        return str(self.facts["pages"]["cabinet"])

    def manage(self, service: str, *words: str, given: str = "") -> str:
        """Run a service's own command with its own settings, and return what it prints.

        `given` is what it reads from standard input.
        """
        name = f"{service.upper()}_SETTINGS_FILE"
        path = str(Path(self.facts["settings_dir"]) / f"{service}.json")
        done = subprocess.run(
            [sys.executable, "-m", f"services.{service}.manage", *words],
            check=True,
            capture_output=True,
            text=True,
            input=given,
            env=os.environ | {name: path},
        )
        return done.stdout

    async def connect(self, database: str) -> "asyncpg.Connection[asyncpg.Record]":
        """Connect to a service's database as that service."""
        known = dict(self.facts["databases"][database])
        known["database"] = known.pop("name")
        return await asyncpg.connect(**known)

    @cached_property
    def _machine(self) -> tuple[str, str]:
        """Id and secret of a machine client that may deliver batches."""
        made = self.manage(
            "auth",
            "add-client",
            "--name",
            f"bench {secrets.token_hex(4)}",
            "--scope",
            "batches:write",
            "--scope",
            "batches:read",
        )
        client = json.loads(made)
        return client["client_id"], client["client_secret"]

    @property
    def systems_token(self) -> str:
        """Token of the machine client; it lives for five minutes, and is taken anew before."""
        if time.monotonic() > self.given.get("until", 0.0):
            answer = httpx.post(
                f"{self.facts['pages']['admin']}/api/systems/oauth/token",
                data={"grant_type": "client_credentials"},
                auth=self._machine,
            )
            answer.raise_for_status()
            self.given["token"] = answer.json()["access_token"]
            self.given["until"] = time.monotonic() + _TOKEN_SECONDS
        return str(self.given["token"])

    def consumer(self, account: str) -> httpx.Client:
        """Sign a new consumer in who may see the account."""
        email, password = f"bench-{secrets.token_hex(4)}@example.org", secrets.token_urlsafe(16)
        self.manage(
            "auth",
            "add-consumer",
            "--email",
            email,
            "--name",
            "Проверкин Пример",
            "--password",
            password,
            "--account",
            account,
        )
        client = httpx.Client(base_url=self.page, headers={"Origin": self.page}, timeout=30)
        answer = client.post("/api/auth/sign-in", json={"login": email, "password": password})
        answer.raise_for_status()
        return client

    def cookie(self, consumer: httpx.Client) -> dict[str, str]:
        """Return a cookie with five minutes to live, as a browser sends it to all but auth."""
        consumer.post("/api/auth/refresh").raise_for_status()
        return {"Cookie": f"cabinet_access={consumer.cookies['cabinet_access']}"}
