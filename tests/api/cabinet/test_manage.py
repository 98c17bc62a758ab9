"""The command line, as the local start uses it."""

import asyncio
import json
import os
import stat
from pathlib import Path

from tests.support.processes import run_module


async def _manage(*arguments: str, given: str = "", **environment: str) -> tuple[int, str]:
    done = await asyncio.to_thread(
        run_module,
        "services.cabinet.manage",
        *arguments,
        env=dict(os.environ) | environment,
        given=given,
    )
    return done.code, done.output + done.errors


async def test_save_settings_merges_into_a_private_file(tmp_path: Path) -> None:
    file = tmp_path / "cabinet.json"
    for given in ('{"database_host": "db", "port": 1}', '{"port": 5150}'):
        code, _ = await _manage("save-settings", given=given, CABINET_SETTINGS_FILE=str(file))
        assert code == 0
    assert json.loads(file.read_text()) == {"database_host": "db", "port": 5150}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_save_settings_refuses_in_one_sentence_without_values(tmp_path: Path) -> None:
    file = tmp_path / "cabinet.json"
    for given in ('{"port": "secret-text"}', '{"moon": "secret-text"}', "secret-text"):
        code, output = await _manage("save-settings", given=given, CABINET_SETTINGS_FILE=str(file))
        assert code == 1
        assert "Traceback" not in output
        assert "secret-text" not in output
    assert not file.exists()


async def test_drop_before_demands_a_month() -> None:
    code, output = await _manage("drop-before", "moon")
    assert code == 2
    assert "2024-05" in output
