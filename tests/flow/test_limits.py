"""A test that hangs fails with what it waits for, those after it run, and a group ends too."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.local import commands, proc
from deploy.local.groups import Group, Runner
from deploy.local.layout import Layout
from tests.support.processes import ROOT
from tests.support.waits import exhaust, wait_until

_TESTS = """
import asyncio, time, pytest

async def never_comes():
    await asyncio.Event().wait()

@pytest.mark.timeout(0.3)
async def test_waits_in_a_task():
    await asyncio.gather(never_comes(), asyncio.sleep(0))

@pytest.mark.timeout(0.3)
async def test_looks_without_end():
    while True:
        await asyncio.sleep(0.01)

@pytest.mark.timeout(0.3)
def test_sleeps():
    time.sleep(60)

@pytest.mark.timeout(0.3)
async def test_does_not_hear():
    try:
        await never_comes()
    except BaseException:
        await asyncio.sleep(0.1)
        time.sleep(60)

class ToldSlowly(Exception):
    def __str__(self):
        time.sleep(1)
        return "at last"

@pytest.mark.timeout(0.3)
def test_is_told_slowly():
    raise ToldSlowly

async def test_is_not_disturbed():
    await asyncio.sleep(0.05)
    assert len(asyncio.all_tasks()) == 1
"""


def _pytest(file: Path) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "pytest", str(file), "-q", "-p", "tests.support.limits"]
    words += ["-p", "no:cacheprovider", "-c", os.devnull, f"--rootdir={file.parent}"]
    words += [
        f"--override-ini=asyncio_default_{of}_loop_scope=session" for of in ("test", "fixture")
    ]
    return subprocess.Popen(
        [*words, "--override-ini=asyncio_mode=auto"],
        cwd=ROOT,
        # These limits are the subject, however much patience the run around them has.
        env={**os.environ, "PC_TEST_PATIENCE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        # A run in a shell's background has this one ignored, and so have all below it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    )


def test_a_hanging_test_fails_with_its_stacks_and_the_run_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "test_hangs.py"
    file.write_text(_TESTS)
    with _pytest(file) as run:
        told, _ = run.communicate(timeout=60)
    assert "5 failed, 1 passed" in told
    # The alarm rang while its failure was written down.
    assert "at last" in told
    for name in (
        "test_waits_in_a_task",
        "test_looks_without_end",
        "test_sleeps",
        "test_does_not_hear",
    ):
        assert f"{name}: not done after 0 s" in told
    # The one that lets itself be cancelled fails where it waits.
    assert "CancelledError: not done after" in told
    # Not the event loop alone: what the coroutine waits for, though another task does.
    assert "in never_comes\n    await asyncio.Event().wait()" in told
    assert "time.sleep(60)" in told


def test_a_run_that_is_asked_shows_the_stacks_of_its_threads(tmp_path: Path) -> None:
    file, begun = tmp_path / "test_sleeps.py", tmp_path / "begun"
    file.write_text(
        f"import pathlib, time\ndef test():\n    pathlib.Path({str(begun)!r}).touch()\n"
        "    time.sleep(60)\n"
    )
    with _pytest(file) as run:
        wait_until(begun.exists, what="the test begins", seconds=60)
        run.send_signal(signal.SIGUSR1)
        run.send_signal(signal.SIGINT)
        told, _ = run.communicate(timeout=60)
    assert "most recent call first" in told
    assert f'File "{file}", line 4 in test' in told


_INTERRUPTED = """
import asyncio, pathlib, pytest

here = pathlib.Path(__file__).parent

@pytest.fixture
async def tidy():
    yield
    (here / "tidied").touch()

async def test_is_interrupted(tidy):
    (here / "begun").touch()
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        raise AssertionError("what it asked has ended")

def test_comes_after_it():
    (here / "went on").touch()
"""


def test_an_interrupt_ends_the_run_and_not_the_test_alone(tmp_path: Path) -> None:
    file = tmp_path / "test_asks.py"
    file.write_text(_INTERRUPTED)
    with _pytest(file) as run:
        wait_until((tmp_path / "begun").exists, what="the test begins", seconds=60)
        run.send_signal(signal.SIGINT)
        told, _ = run.communicate(timeout=60)
    assert run.returncode == pytest.ExitCode.INTERRUPTED, told
    assert (tmp_path / "tidied").exists()
    assert not (tmp_path / "went on").exists()


_LEAVES = """
import os, pathlib, subprocess

def test_leaves_a_suite_of_its_own():
    known = os.environ | {"PC_SUITE": "another"}
    left = subprocess.Popen(["sleep", "300"], env=known, start_new_session=True)
    pathlib.Path(__file__).with_name("left").write_text(str(left.pid))
    os.kill(os.getpid(), 9)
"""


def test_what_killed_tests_leave_behind_is_ended(tmp_path: Path) -> None:
    file = tmp_path / "test_some.py"
    file.write_text(_LEAVES)
    runner = Runner(Layout(ROOT, tmp_path, 0, test=True))
    assert runner.run(Group("killed", (str(file),), 1), tmp_path / "out").failed == 1
    left = int((tmp_path / "left").read_text())
    assert proc.is_alive(left, "sleep")
    runner.end_leftovers()
    assert not proc.is_alive(left, "sleep")


def test_a_group_beyond_its_limit_is_ended_with_its_stacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = Runner(Layout(ROOT, tmp_path, 0, test=True))
    monkeypatch.setattr(commands, "_SECONDS_TO_END", 1)
    (tmp_path / "conftest.py").write_text("from tests.support.limits import pytest_configure\n")
    # One that does not hear Ctrl-C either.
    file = tmp_path / "test_some.py"
    file.write_text(
        "import signal, time\ndef test_a(): pass\ndef test_b():\n"
        "    signal.signal(signal.SIGINT, signal.SIG_IGN)\n    time.sleep(300)\n",
    )
    output = tmp_path / "out"
    outcome = runner.run(Group("stuck", (str(file),), 0.1), output)
    assert (outcome.failed, outcome.seconds < 60) == (1, True)
    told = output.read_text()
    assert 'test_some.py", line 5 in test_b' in told
    assert "stuck was ended after 0 minutes, its limit." in told


async def test_what_is_never_done_fails_with_a_sentence() -> None:
    async def always() -> bool:
        return True

    with pytest.raises(AssertionError, match="not done after 3 times: the last letter"):
        await exhaust(always, "the last letter", most=3)
    with pytest.raises(AssertionError, match=r"not within 0 s: a sign\nlast words"):
        wait_until(lambda: False, what="a sign", seconds=0, log=lambda: "last words")
