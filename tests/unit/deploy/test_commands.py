"""Other programs: what their failures say, what an interrupt does to them, hashes, space."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from deploy.local import commands, proc
from deploy.local.messages import Failure


def test_run_returns_what_was_printed() -> None:
    assert commands.run(["cat"], what="Reading", stdin="слово") == "слово"


def test_failed_program_ends_with_its_last_words() -> None:
    with pytest.raises(Failure, match=r"Trying failed with code 3:\s+no luck$"):
        commands.run(["sh", "-c", "echo much; echo no luck >&2; exit 3"], what="Trying", lines=1)


def test_missing_program_is_named() -> None:
    with pytest.raises(Failure, match="needs the program «no-such-program»"):
        commands.run(["no-such-program"], what="Trying")


@pytest.mark.parametrize("words", ["No space left on device", "npm error ENOSPC"])
def test_full_disk_is_one_sentence(words: str) -> None:
    with pytest.raises(Failure, match="because the disk is full: free some space"):
        commands.run(["sh", "-c", f"echo '{words}' >&2; exit 1"], what="Trying")


def test_need_space_names_the_disk(tmp_path: Path) -> None:
    commands.need_space(tmp_path / "not" / "yet", 1)
    with pytest.raises(Failure, match=f"disk with {tmp_path} has only"):
        commands.need_space(tmp_path / "not" / "yet", 10**9)


def test_interrupt_ends_the_programs_of_other_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What a shell starts in the background does not hear an interrupt: it is killed then.
    monkeypatch.setattr(commands, "_SECONDS_TO_END", 0.2)
    begun = tmp_path / "begun"
    told: list[str] = []

    def act() -> None:
        try:
            commands.run(["sh", "-c", f"sleep 60 & echo $! > {begun}; wait"], what="Sleeping")
        except Failure as failure:
            told.append(str(failure))

    thread = threading.Thread(target=act)
    thread.start()
    assert proc.wait_until(lambda: begun.exists() and bool(begun.read_text()), 10)
    commands.interrupt()
    thread.join(10)
    assert not thread.is_alive()
    assert told
    # Neither the program nor what it had started is left, and no further one is begun.
    assert proc.wait_until(lambda: not proc.is_alive(int(begun.read_text()), "sleep"), 10)
    with pytest.raises(Failure, match="Interrupted"):
        commands.run(["true"], what="Trying")
    commands.resume()
    commands.run(["true"], what="Trying")


def test_digest_tree_knows_names_and_contents(tmp_path: Path) -> None:
    def now() -> str:
        return commands.digest_tree([tmp_path], frozenset({"dist"}))

    (tmp_path / "one.py").write_text("1")
    first = now()
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "made.js").write_text("built")
    (tmp_path / "one.pyc").write_text("compiled")
    assert now() == first
    (tmp_path / "one.py").rename(tmp_path / "two.py")
    assert now() != first


def test_processes_are_found_by_mark_and_ended(tmp_path: Path) -> None:
    mark = str(tmp_path)
    words = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with subprocess.Popen(words, stdin=subprocess.PIPE, env={**os.environ, proc.MARK: mark}) as one:
        assert proc.wait_until(lambda: [p.pid for p in proc.marked(mark)] == [one.pid], 10)
        proc.end([one.pid])
        one.wait(10)
        assert proc.marked(mark) == []
