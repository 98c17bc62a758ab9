"""The way of readings as real processes: demo server, integration, auth, systems door, cabinet."""

import json
import os
import signal
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from services.integration.secrets import new_sealing_key
from tests.support import plain
from tests.support.postgres import connected, environment, free_port
from tests.support.processes import Started, run_module, start_module
from tests.support.tokens import keys_dir
from tests.support.waits import until

MODULES = {
    "auth": ("auth", "services.auth.main"),
    "cabinet": ("cabinet", "services.cabinet.main"),
    "systems": ("admin_panel", "services.admin_panel.systems.main"),
    "integration-worker": ("integration", "services.integration.worker"),
}


@dataclass
class Pipeline:
    """The processes and what they are told; `databases` holds each service's settings."""

    databases: Mapping[str, dict[str, Any]]
    folder: Path
    head_end_arguments: tuple[str, ...]
    page_items: int = 100
    processes: dict[str, Started] = field(default_factory=dict)
    ports: dict[str, int] = field(default_factory=dict)
    settings: dict[str, dict[str, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Choose ports and write the settings of each service down."""
        for name in ("auth", "cabinet", "systems", "head-end"):
            self.ports[name] = free_port()
        common = {"keys_dir": keys_dir()}
        own: dict[str, dict[str, Any]] = {
            "auth": {"port": self.ports["auth"]},
            "cabinet": {"port": self.ports["cabinet"], "auth_url": self.url("auth")},
            "admin_panel": {
                "systems_port": self.ports["systems"],
                "auth_url": self.url("auth"),
                "cabinet_url": self.url("cabinet"),
            },
            "integration": {
                "auth_url": self.url("auth"),
                "systems_url": self.url("systems"),
                "sealing_key": new_sealing_key(),
                "page_items": self.page_items,
                "staged_limit": 8,
            },
        }
        for service, values in own.items():
            self.settings[service] = dict(self.databases[service]) | common | values

    def url(self, name: str) -> str:
        """Return where a process listens."""
        return f"http://127.0.0.1:{self.ports[name]}"

    def manage(self, service: str, *arguments: str) -> Any:
        """Run a command of a service; return what it prints, read as JSON."""
        done = run_module(
            f"services.{service}.manage",
            *arguments,
            env=environment(service, self.settings[service]),
        )
        assert done.code == 0, done.output + done.errors
        return json.loads(done.output)

    def prepare(self) -> None:
        """Make the machine client and the source."""
        client = self.manage(
            "auth",
            *("add-client", "--name", "integration"),
            *("--scope", "batches:write", "--scope", "batches:read"),
        )
        self.settings["integration"] |= {
            "client_id": client["client_id"],
            "client_secret": client["client_secret"],
        }
        (self.folder / "key").write_text("key of the head-end\n")
        source = ("--name", "demo", "--url", self.url("head-end"))
        key = ("--key-file", str(self.folder / "key"), "--poll-seconds", "1")
        self.manage("integration", "add-source", *source, *key)

    def start(self, name: str) -> None:
        """Start a process."""
        arguments: tuple[str, ...] = ()
        if name == "head-end":
            port = ("--port", str(self.ports[name]), "--key-file", str(self.folder / "key"))
            arguments = (*port, *self.head_end_arguments)
            module, env = "deploy.demo.head_end", dict(os.environ)
        else:
            service, module = MODULES[name]
            env = environment(service, self.settings[service])
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = start_module(module, *arguments, env=env, log=log)

    def start_all(self) -> None:
        """Start everything at once: no process needs another to start."""
        for name in (*MODULES, "head-end"):
            self.start(name)

    def kill(self, name: str) -> None:
        """End a process as a crash would, and see that it is gone."""
        assert self.processes[name].end(signal.SIGKILL) == -signal.SIGKILL

    def stop_all(self) -> None:
        """End all processes that were started here."""
        for process in self.processes.values():
            process.send_signal(signal.SIGTERM)
        for process in self.processes.values():
            process.see_end()

    async def fetch(self, service: str, statement: str, *arguments: Any) -> list[Any]:
        """Ask a service's database."""
        async with connected(self.databases[service]) as connection:
            found: list[Any] = await connection.fetch(statement, *arguments)
            return found

    async def delivered(self) -> int:
        """Return how many batches have been acknowledged."""
        statement = "SELECT count(*) FROM staged_batches WHERE state = 'delivered'"
        return int((await self.fetch("integration", statement))[0][0])

    async def is_idle(self) -> bool:
        """Say whether all is fetched and delivered."""
        statement = (
            "SELECT (SELECT bool_and(caught_up_at IS NOT NULL) FROM sources)"
            " AND NOT EXISTS (SELECT FROM staged_batches WHERE state = 'staged')"
        )
        return bool((await self.fetch("integration", statement))[0][0])

    async def wait_delivered(self, count: int) -> None:
        """Wait until so many batches have been acknowledged."""

        async def enough() -> bool:
            return await self.delivered() >= count

        await until(enough, f"{count} batches delivered")

    async def wait_ready(self, name: str) -> None:
        """Wait until a door is ready."""
        path = "/health" if name == "head-end" else "/ready"

        async def ready() -> bool:
            async with plain.async_client() as client:
                try:
                    return (await client.get(self.url(name) + path)).is_success
                except httpx.HTTPError:
                    return False

        await until(ready, f"{name} ready")
