"""The command line, as the local start uses it."""

import asyncio
import json
import os
import stat
import sys
from pathlib import Path

_ROOT = Path(__file__).parents[3]


async def _manage(*arguments: str, given: bytes = b"", **environment: str) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "services.cabinet.manage",
        *arguments,
        cwd=_ROOT,
        env=dict(os.environ) | environment,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate(given)
    return process.returncode or 0, output.decode()


async def test_save_settings_merges_into_a_private_file(tmp_path: Path) -> None:
    file = tmp_path / "cabinet.json"
    for given in (b'{"database_host": "db", "port": 1}', b'{"port": 5150}'):
        code, _ = await _manage("save-settings", given=given, CABINET_SETTINGS_FILE=str(file))
        assert code == 0
    assert json.loads(file.read_text()) == {"database_host": "db", "port": 5150}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_save_settings_refuses_in_one_sentence_without_values(tmp_path: Path) -> None:
    file = tmp_path / "cabinet.json"
    for given in (b'{"port": "secret-text"}', b'{"moon": "secret-text"}', b"secret-text"):
        code, output = await _manage("save-settings", given=given, CABINET_SETTINGS_FILE=str(file))
        assert code == 1
        assert "Traceback" not in output
        assert "secret-text" not in output
    assert not file.exists()


async def test_drop_before_demands_a_month() -> None:
    code, output = await _manage("drop-before", "moon")
    assert code == 2
    assert "2024-05" in output
