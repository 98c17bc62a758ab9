"""`make test`: a suite of its own, every group of tests, and nothing left running."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from deploy.local import cluster, demo, environment, suite, system
from deploy.local.commands import resume, watch
from deploy.local.layout import POSTGRES_PORT, Layout
from deploy.local.messages import say
from deploy.local.proc import MARK

_GROUPS = {
    "unit, api, flow, contract": ("tests/unit", "tests/api", "tests/flow", "tests/contract"),
    "e2e": ("tests/e2e",),
}


@dataclass
class _Sum:
    passed: int = 0
    failed: int = 0
    broken: list[str] = field(default_factory=list)


def test(layout: Layout) -> int:
    """Run everything; prints `N passed, N failed` last; 0 when nothing failed."""
    total = _Sum()
    try:
        system.ensure_machine(layout, {"chromium": "chromium"})
        suite.reset(layout)
        suite.up(layout, development=True)
        for name, folders in _GROUPS.items():
            _pytest(layout, name, folders, total)
        _vitest(layout, total)
    except BaseException:
        total.failed += 1
        raise
    finally:
        resume()
        suite.down(layout)
        line = f"{total.passed} passed, {total.failed} failed"
        (layout.root / "var" / "test-summary.txt").write_text(f"{line}\n", "utf-8")
        if total.broken:
            say(f"\nFailed: {', '.join(total.broken)}")
        say(line)
    return 1 if total.failed or total.broken else 0


def bench(layout: Layout) -> int:
    """Measure a suite of its own, as durable as a real one; writes `var/bench.json`."""
    os.environ["PC_RATE"] = os.environ["PC_SIGN_IN_RATE"] = "100000r/s"
    try:
        suite.reset(layout)
        suite.up(layout, development=True)
        words = [str(layout.python), "-m", "tests.bench"]
        return watch(words, cwd=layout.root, environment=_environment(layout))
    finally:
        resume()
        suite.down(layout)
        suite.remove(layout)


def bench_web(layout: Layout) -> int:
    """Print the sizes of the pages and what Lighthouse says of them, in a suite of its own.

    1 when a budget of either is not kept.
    """
    try:
        system.ensure_machine(layout, {"chromium": "chromium"})
        suite.reset(layout)
        demo.want(layout, None)
        suite.up(layout, development=True)
        demo.load(layout)
        tools = {
            **_environment(layout),
            **environment.node_environment(layout),
            "SUITE": str(layout.var / "suite.json"),
            "LOGINS": str(layout.demo / "logins.json"),
        }
        say("\n== sizes")
        sizes = watch(_npm("sizes"), cwd=layout.root / "web", environment=tools)
        say("\n== Lighthouse")
        scores = watch(_npm("lighthouse"), cwd=layout.root / "web", environment=tools)
        return sizes or scores
    finally:
        resume()
        suite.down(layout)
        suite.remove(layout)


def _npm(script: str) -> list[str]:
    return ["npm", "run", "--silent", script]


def _pytest(layout: Layout, name: str, folders: tuple[str, ...], total: _Sum) -> None:
    there = [folder for folder in folders if (layout.root / folder).is_dir()]
    if not there:
        return
    say(f"\n== pytest: {name}")
    report = layout.var / f"pytest-{name.partition(',')[0]}.xml"
    report.unlink(missing_ok=True)
    code = watch(
        [layout.python, "-m", "pytest", *there, "-q", f"--junit-xml={report}"],
        cwd=layout.root,
        environment=_environment(layout),
    )
    _count(total, name, code, _junit(report))


def _vitest(layout: Layout, total: _Sum) -> None:
    say("\n== web components")
    report = layout.var / "vitest.json"
    report.unlink(missing_ok=True)
    words = [*_npm("test"), "--", "--reporter=default", "--reporter=json"]
    code = watch(
        [*words, f"--outputFile.json={report}"],
        cwd=layout.root / "web",
        environment={**_environment(layout), **environment.node_environment(layout)},
    )
    found = (0, 0)
    if report.exists():
        told = json.loads(report.read_text("utf-8"))
        found = (told["numPassedTests"], told["numFailedTests"])
    _count(total, "web components", code, found)


def _count(total: _Sum, name: str, code: int, found: tuple[int, int]) -> None:
    passed, failed = found
    total.passed += passed
    if code:
        # A group that ended badly without a failed test (a broken fixture file) counts as one.
        failed = max(failed, 1)
        total.broken.append(name)
    total.failed += failed


def _junit(report: Path) -> tuple[int, int]:
    if not report.exists():
        return 0, 0
    passed = failed = 0
    for group in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 - ours
        bad = int(group.get("failures", 0)) + int(group.get("errors", 0))
        failed += bad
        passed += int(group.get("tests", 0)) - bad - int(group.get("skipped", 0))
    return passed, failed


def _environment(layout: Layout) -> dict[str, str]:
    return {
        **os.environ,
        # What a killed test leaves behind is found by the mark and ended with the suite.
        MARK: str(layout.var),
        "PC_PORT_OFFSET": str(layout.offset),
        "PC_VAR": str(layout.var),
        "PC_SUITE_FILE": str(layout.var / "suite.json"),
        "PC_TEST_DATABASE_HOST": "127.0.0.1",
        "PC_TEST_DATABASE_PORT": str(layout.port(POSTGRES_PORT)),
        "PC_TEST_DATABASE_USER": "tests",
        "PC_TEST_DATABASE_PASSWORD": cluster.test_superuser(layout),
    }
