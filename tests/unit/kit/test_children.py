"""What is begun for one file or one paper must begin at once: it brings nothing of a service."""

import os
import subprocess
import sys

import pytest

from tests.support.processes import ROOT

# As `ask_child` is told them.
_CHILDREN = (
    "services.kit.paper_setting",
    "services.kit.file_examination",
    "services.cabinet.servicing.workbooks.reading",
)
_DEAR = {"fastapi", "pydantic", "sqlalchemy", "httpx", "asyncpg"}


@pytest.mark.parametrize("child", _CHILDREN)
def test_a_child_does_not_load_what_it_does_not_need(child: str) -> None:
    script = f"import sys, {child}; print(*({_DEAR!r} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"PATH": os.defpath},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == []
