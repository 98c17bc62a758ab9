"""Running other programs: captured output, plain failures, interrupts, other users, hashes."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from deploy.local.messages import Failure


def run(
    command: Sequence[str | Path],
    *,
    what: str,
    cwd: Path | None = None,
    stdin: str | None = None,
    environment: Mapping[str, str] | None = None,
    user: str | None = None,
    lines: int = 15,
    unbroken: bool = False,
) -> str:
    """Run to the end and return what it printed; raise Failure with its last words otherwise.

    An interrupt ends the program too, unless it is `unbroken`: that one is waited for first.
    """
    try:
        with _started(
            command,
            unbroken=unbroken,
            cwd=cwd,
            stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **(environment or {})},
            **_as_user(user),
        ) as program:
            printed, errors = program.communicate(stdin)
    except FileNotFoundError as error:
        raise Failure(f"{what} needs the program «{command[0]}», which is not there.") from error
    if program.returncode == 0:
        return str(printed)
    words = f"{printed}\n{errors}".strip()
    if "No space left on device" in words or "ENOSPC" in words:
        raise Failure(f"{what} stopped because the disk is full: free some space and run again.")
    tail = "\n      ".join(words.splitlines()[-lines:])
    raise Failure(f"{what} failed with code {program.returncode}:\n      {tail}")


def watch(
    command: Sequence[str | Path],
    *,
    cwd: Path,
    environment: Mapping[str, str],
    each_line: Callable[[str], None] | None = None,
    output: Path | None = None,
    seconds: float | None = None,
) -> int:
    """Run to the end and return its code; it prints for itself, except errors if `each_line`.

    `output` takes what it prints, errors too. One that is not done after `seconds` is asked for
    the stacks of its threads (SIGUSR1: only for who knows that), then to end, then killed; its
    code is that of the signal that did it, never 0.
    """
    with ExitStack() as stack:
        printed = stack.enter_context(output.open("ab")) if output else None
        program = stack.enter_context(
            _started(
                command,
                cwd=cwd,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL if each_line else printed,
                stderr=subprocess.PIPE if each_line else printed,
                text=True,
            )
        )
        for line in program.stderr or ():
            if each_line:
                each_line(line.strip())
        try:
            return program.wait(seconds)
        except subprocess.TimeoutExpired:
            return _ended_late(program)


def _ended_late(program: subprocess.Popen[str]) -> int:
    """End a program whose time is over: first the one we started, then all that it has started."""
    for number, patience in ((signal.SIGUSR1, 3), (signal.SIGINT, _SECONDS_TO_END)):
        with suppress(subprocess.TimeoutExpired, ProcessLookupError):
            program.send_signal(number)
            program.wait(patience)
    _end_group(program, signal.SIGKILL)
    return program.wait() or -signal.SIGKILL


_running: dict[subprocess.Popen[str], bool] = {}
_registry = threading.Lock()
_interrupted = threading.Event()
_SECONDS_TO_END = 20


@contextmanager
def _started(
    command: Sequence[str | Path], *, unbroken: bool = False, **options: Any
) -> Iterator[subprocess.Popen[str]]:
    """Start a program in a process group of its own, gone when the block ends.

    A terminal's Ctrl-C so reaches only us, and we decide what becomes of the program.
    """
    with _registry:
        if _interrupted.is_set():
            # A thread may come here while the main one is on its way out already.
            raise Failure("Interrupted.")
        program = subprocess.Popen([str(part) for part in command], process_group=0, **options)
        _running[program] = unbroken
    try:
        yield program
    except BaseException:
        if not unbroken:
            _end_group(program, signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                program.communicate(timeout=_SECONDS_TO_END)
            _end_group(program, signal.SIGKILL)
        program.communicate()
        raise
    finally:
        with _registry:
            del _running[program]
        for pipe in (program.stdin, program.stdout, program.stderr):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def interrupt() -> None:
    """End the programs that `run` and `watch` wait for in any thread and start no further ones.

    What the clean-up needs it may start after `resume`.
    """
    _interrupted.set()
    _end_all(signal.SIGINT)
    killer = threading.Timer(_SECONDS_TO_END, _end_all, (signal.SIGKILL,))
    killer.daemon = True
    killer.start()


def resume() -> None:
    """Let programs be started again: the interrupt has been dealt with."""
    _interrupted.clear()


def _end_all(number: signal.Signals) -> None:
    for program, unbroken in list(_running.items()):
        if not unbroken:
            _end_group(program, number)


def _end_group(program: subprocess.Popen[str], number: signal.Signals) -> None:
    with suppress(ProcessLookupError):
        os.killpg(program.pid, number)


def _as_user(user: str | None) -> dict[str, object]:
    """Arguments of subprocess that drop to `user`, when we are root and one is asked for."""
    if user is None or os.geteuid() != 0:
        return {}
    return {"user": user, "group": user, "extra_groups": []}


def digest(*parts: str | bytes | Path) -> str:
    """One hash over texts and files' contents."""
    total = hashlib.sha256()
    for part in parts:
        data = part.read_bytes() if isinstance(part, Path) else part
        data = data.encode() if isinstance(data, str) else data
        total.update(hashlib.sha256(data).digest())
    return total.hexdigest()


def digest_tree(folders: Iterable[Path], skip: frozenset[str] = frozenset()) -> str:
    """One hash over names and contents of all files below the folders."""
    total = hashlib.sha256()
    for folder in folders:
        for base, names, files in os.walk(folder):
            names[:] = sorted(n for n in names if n not in skip and not n.startswith("."))
            for name in sorted(files):
                path = Path(base, name)
                if name.endswith((".pyc", ".tsbuildinfo")) or not path.is_file():
                    continue
                total.update(f"{path.relative_to(folder)}\0".encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def need_space(folder: Path, megabytes: int) -> None:
    """Raise Failure when the folder's disk has less free space than that."""
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free // 2**20
    if free < megabytes:
        raise Failure(
            f"The disk with {folder} has only {free} MB free and {megabytes} MB are needed: "
            "free some space and run again."
        )
