"""Papers: a template of Typst and what it is given become a PDF, in a process of its own.

`python -m services.kit.papers TEMPLATE` is that process: JSON on standard input, the PDF on
standard output. The template reads it as `json(bytes(sys.inputs.given))`. Fonts are those that
Typst brings (Libertinus, DejaVu Sans Mono; OFL), so that a paper looks alike on every machine.
"""

import asyncio
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import orjson

from services.kit.children import ask_child, limit_child
from services.kit.problems import Unavailable

_SECONDS = 15.0
_CPU_SECONDS = 8
_MEMORY = 1024 * 1024 * 1024
# Each is a process; who comes meanwhile waits, and not for long.
PAPERS_AT_A_TIME = 2
_WAIT_SECONDS = 10.0


async def set_paper(turns: asyncio.Semaphore, template: Path, given: Mapping[str, Any]) -> bytes:
    """Return a PDF; Unavailable when too many are being made, or this one cannot be.

    `turns` is the application's own, of `PAPERS_AT_A_TIME`.
    """
    try:
        async with asyncio.timeout(_WAIT_SECONDS):
            await turns.acquire()
    except TimeoutError as error:
        raise Unavailable("Too many papers are being made at the moment.") from error
    try:
        done, paper = await ask_child(
            "services.kit.papers", str(template), given=orjson.dumps(given), seconds=_SECONDS
        )
    except TimeoutError as error:
        raise Unavailable("The paper takes too long to make.") from error
    finally:
        turns.release()
    if not (done and paper.startswith(b"%PDF-")):
        raise Unavailable("The paper cannot be made.")
    return paper


def main() -> None:
    """Make one paper of what comes in."""
    # Only in the child: nobody else need load it.
    import typst

    limit_child(memory=_MEMORY, cpu_seconds=_CPU_SECONDS)
    given = sys.stdin.buffer.read().decode()
    made = typst.compile(
        sys.argv[1], format="pdf", sys_inputs={"given": given}, ignore_system_fonts=True
    )
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
