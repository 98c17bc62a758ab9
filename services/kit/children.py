"""Work in a process of its own: what goes wrong there takes nothing along.

The child gets nothing of this process but what it is given: neither its settings nor its secrets.
"""

import asyncio
import os
import resource
import sys
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from pathlib import Path

_ROOT = Path(__file__).parents[2]


async def ask_child(
    module: str, *arguments: str, given: bytes, seconds: float
) -> tuple[bool, bytes]:
    """Run a module on what it is given; return whether it came to its end, and what it answered.

    Raises TimeoutError after so many seconds; the child is gone then.
    """
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        cwd=_ROOT,
        env={"PATH": os.defpath, "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    try:
        async with asyncio.timeout(seconds):
            answer, _ = await child.communicate(given)
    finally:
        if child.returncode is None:
            with suppress(ProcessLookupError):
                child.kill()
            await child.wait()
    return child.returncode == 0, answer


def limit_child(*, memory: int, cpu_seconds: int) -> None:
    """Bound what this process, a child, may take; it cannot write to a file either."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
