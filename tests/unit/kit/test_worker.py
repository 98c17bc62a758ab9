"""A worker's loops: named in the log, started again when they fail, ended when told."""

import asyncio
import json
import logging
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict

from services.kit import worker
from services.kit.logs import loop_var
from services.kit.settings import ServiceSettings
from services.kit.worker import Lent, run_worker


class _Settings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="SOMEBODY_", frozen=True, extra="ignore")
    service = "somebody"


def _settings(folder: Path, **given: Any) -> _Settings:
    return _Settings(keys_dir=folder, **given)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(worker, "_FIRST_PAUSE_SECONDS", 0.001)
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


def _end() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def test_loops_share_one_database_and_a_failed_one_is_started_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Nobody listens at port 1: the bell fails too, and the loops go on.
    settings = _settings(
        tmp_path, database_host="127.0.0.1", database_port=1, database_password=SecretStr("x")
    )
    seen: dict[str, list[Any]] = {"first": [], "second": []}

    async def first(lent: Lent[_Settings]) -> None:
        seen["first"].append(lent)
        assert loop_var.get() == "first"
        if len(seen["first"]) < 3:
            raise OSError("away")
        while not seen["second"]:
            await asyncio.sleep(0.001)
        _end()
        await asyncio.Event().wait()

    async def second(lent: Lent[_Settings]) -> None:
        seen["second"].append(lent)
        await asyncio.Event().wait()

    run_worker(settings, {"first": first, "second": second})
    assert len(seen["first"]) == 3
    assert {id(lent) for lent in seen["first"] + seen["second"]} == {id(seen["second"][0])}
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    failed = [line for line in told if line["event"] == "loop_failed"]
    assert [(line["loop"], line["reason"], line["failures"]) for line in failed] == [
        ("first", "OSError", 1),
        ("first", "OSError", 2),
    ]


def test_a_loop_that_returns_is_not_started_again_at_once(tmp_path: Path) -> None:
    settings = _settings(
        tmp_path, database_host="127.0.0.1", database_port=1, database_password=SecretStr("x")
    )
    begun: list[float] = []

    async def loop(_: Lent[_Settings]) -> None:
        begun.append(asyncio.get_running_loop().time())
        if len(begun) == 8:
            _end()

    run_worker(settings, {"one": loop})
    assert begun[-1] - begun[0] > 0.05


def test_without_a_database_a_worker_only_waits(tmp_path: Path) -> None:
    async def loop(_: Lent[_Settings]) -> None:
        raise AssertionError("there is no database")

    async def ended() -> None:
        asyncio.get_running_loop().call_later(0.05, _end)
        await worker._until_told(_settings(tmp_path), {"one": loop})

    asyncio.run(ended())
