"""A process ends itself when another one changes its settings file, and only then."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic_settings import SettingsConfigDict

from services.kit import supervision
from services.kit.settings import ServiceSettings, file_stamp, save_settings
from tests.support.waits import happens, until


class _Settings(ServiceSettings):
    model_config = SettingsConfigDict(env_prefix="SOMEBODY_", frozen=True, extra="ignore")
    service = "somebody"


@pytest.fixture
def ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Tell when the process was asked to end."""
    told = asyncio.Event()
    monkeypatch.setenv("SOMEBODY_SETTINGS_FILE", str(tmp_path / "settings.json"))
    monkeypatch.setattr(supervision, "_WATCH_SECONDS", 0.001)
    monkeypatch.setattr(supervision, "end_process", told.set)
    return told


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], "asyncio.Future[None]"]:
    """Wait until the file was looked at so many times more."""
    seen = 0
    look = file_stamp

    def counted(path: Path | None) -> tuple[int, int] | None:
        nonlocal seen
        seen += 1
        return look(path)

    async def wait(times: int) -> None:
        wanted = seen + times

        async def enough() -> bool:
            return seen >= wanted

        await until(enough, f"the file is looked at {times} times more", 10)

    monkeypatch.setattr(supervision, "file_stamp", counted)
    return lambda times: asyncio.ensure_future(wait(times))


async def test_change_by_another_process_ends_this_one(
    ended: asyncio.Event, tmp_path: Path
) -> None:
    async with supervision.watch_settings(_Settings):
        (tmp_path / "settings.json").write_text("{}")
        await happens(ended, "the process is asked to end")


async def test_own_change_does_not_end_this_process(
    ended: asyncio.Event, looks: Callable[[int], "asyncio.Future[None]"]
) -> None:
    async with supervision.watch_settings(_Settings):
        save_settings(_Settings, {"database_name": "a"})
        await looks(5)
        assert not ended.is_set()
