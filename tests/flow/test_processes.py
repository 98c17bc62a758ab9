"""Processes of the tests are real ones: own environment, own code, own end."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.local import proc
from tests.support.processes import ROOT, Started, run_module, start_module
from tests.support.waits import wait_until

_PATH = {"PATH": os.environ["PATH"]}


@pytest.fixture
def started() -> Iterator[Started]:
    """Give a worker without a database: it only waits for settings."""
    with tempfile.TemporaryFile() as log:
        process = start_module("services.auth.worker", env=_PATH, log=log)
        yield process
        process.end(signal.SIGKILL)


def test_what_a_command_prints_and_its_code_come_back() -> None:
    done = run_module("json.tool", "--compact", env=_PATH, given='{ "word": 1 }')
    assert (done.code, done.output, done.errors) == (0, '{"word":1}\n', "")
    done = run_module("json.tool", env=_PATH, given="[")
    assert (done.code, done.output) == (1, "")
    assert "Expecting value" in done.errors
    done = run_module("json.tool", "--moon", env=_PATH)
    assert done.code == 2
    assert "unrecognized arguments: --moon" in done.errors


def test_nothing_of_our_environment_or_settings_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CABINET_DATABASE_HOST", "ours")
    add = ("add-client", "--name", "x", "--scope", "batches:read")
    done = run_module("services.auth.manage", *add, env=_PATH)
    assert (done.code, "no database yet" in done.errors) == (1, True)
    told = {**_PATH, "AUTH_DATABASE_HOST": "127.0.0.1", "AUTH_DATABASE_PORT": "1"}
    done = run_module("services.auth.manage", *add, env=told)
    assert done.code == 1
    assert "no database yet" not in done.errors


def test_a_kill_is_a_kill_and_an_end_is_an_end(started: Started) -> None:
    assert started.poll() is None
    assert started.pid != os.getpid()
    assert started.end(signal.SIGKILL) == started.poll() == -signal.SIGKILL
    assert not Path(f"/proc/{started.pid}").exists()
    with tempfile.NamedTemporaryFile() as log:
        other = start_module("services.auth.worker", env=_PATH, log=log)
        assert other.end(signal.SIGTERM) in (0, -signal.SIGTERM)


def test_processes_end_with_the_run_that_started_them(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    code = (
        "import os, sys, time\n"
        "from tests.support.processes import start_module\n"
        "log = open(os.devnull, 'w')\n"
        "one = start_module('services.auth.worker', env=dict(os.environ), log=log)\n"
        f"open({str(pids)!r}, 'w').write(f'{{one.pid}}\\n')\n"
        "time.sleep(60)\n"
    )
    mark = str(tmp_path)
    env = {**os.environ, proc.MARK: mark}
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=env) as run:
        wait_until(lambda: pids.exists() and bool(pids.read_text()), what="a start", seconds=60)
        assert int(pids.read_text()) in {one.pid for one in proc.marked(mark)}
        run.kill()
        run.wait(10)
    wait_until(lambda: not proc.marked(mark), what="parent and child are gone", seconds=20)
