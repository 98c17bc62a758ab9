"""Groups of tests: how each is run, how long it may take, and what it has counted.

Groups run side by side; what a group prints goes to a file then, and is shown whole when it ends.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
import threading
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.etree import ElementTree

from deploy.local import cluster, environment
from deploy.local.commands import watch
from deploy.local.layout import POSTGRES_PORT, Layout
from deploy.local.messages import Failure, say
from deploy.local.proc import MARK, RUN, end, marked

_SLOWEST = 40
_WORTH_TELLING_SECONDS = 0.1
_NOTHING_FOUND = 5  # pytest's code
_REASONS_SHOWN = 20  # of a group
_REASON_LENGTH = 400


@dataclass(frozen=True)
class Group:
    """Some tests of one kind: `places` are paths or ids, `without` paths below them.

    `limit`: minutes on a machine at rest.
    """

    name: str
    places: tuple[str, ...]
    limit: float
    marked: str = ""
    may_be_empty: bool = False
    without: tuple[str, ...] = ()

    @property
    def is_web(self) -> bool:
        """Whether vitest runs it, in web/, and not pytest."""
        return all(place == "web" or place.startswith("web/") for place in self.places)

    @property
    def file_name(self) -> str:
        """The name, fit for a file."""
        return re.sub(r"\W+", "-", self.name).strip("-")


@dataclass
class Outcome:
    """What a group has counted, how long each of its tests took, and why some failed."""

    name: str
    seconds: float = 0.0
    passed: int = 0
    failed: int = 0
    times: list[tuple[float, str]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


@dataclass
class Total:
    """All outcomes, from all lanes."""

    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def passed(self) -> int:
        """Tests that passed."""
        return sum(one.passed for one in self.outcomes)

    @property
    def failed(self) -> int:
        """Tests that failed; a group that broke without a failed test counts as one."""
        return sum(one.failed for one in self.outcomes)

    @property
    def line(self) -> str:
        """The run's last line."""
        return f"{self.passed} passed, {self.failed} failed"

    def broke(self, name: str) -> None:
        """Count something that is no test and went wrong."""
        self.outcomes.append(Outcome(name, failed=1))

    def show(self) -> None:
        """Print the time of each group, the slowest tests, what failed, and the last line."""
        say("\n== time of the groups")
        for one in self.outcomes:
            say(f"  {one.seconds:6.0f} s  {one.name}: {one.passed} passed, {one.failed} failed")
        slowest = sorted((time for one in self.outcomes for time in one.times), reverse=True)
        shown = [time for time in slowest[:_SLOWEST] if time[0] >= _WORTH_TELLING_SECONDS]
        say(f"\n== slowest {len(shown)} tests")
        for seconds, name in shown:
            say(f"  {seconds:6.1f} s  {name}")
        broken = [one.name for one in self.outcomes if one.failed]
        if broken:
            say(f"\nFailed: {'; '.join(broken)}")
        for one in self.outcomes:
            for reason in one.reasons[:_REASONS_SHOWN]:
                say(f"  {reason}")
        say(self.line)


@dataclass
class Runner:
    """Runs groups of tests and keeps their outcomes; `told` is what they get to know of a suite."""

    layout: Layout
    told: dict[str, str] = field(default_factory=dict)
    total: Total = field(default_factory=Total)
    _printing: threading.Lock = field(default_factory=threading.Lock)

    def run_beside(self, group: Group, end: float | None = None) -> None:
        """Run a group while others may be running beside it.

        `end`: when it has to be done (`time.monotonic()`), on a machine at rest.
        """
        say(f"\n== {group.name}: begins")
        output = self.layout.log / f"tests-{group.file_name}.log"
        output.unlink(missing_ok=True)
        outcome = self.run(_in_time(group, end), output)
        with self._printing:
            say(f"\n== {group.name}: {outcome.seconds:.0f} s")
            say(output.read_text("utf-8", "replace").rstrip())

    def run(self, group: Group, output: Path | None = None) -> Outcome:
        """Run one group; what it prints goes to the file, or straight to the terminal."""
        limit = group.limit * 60 * patience()
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="pc-report-") as folder:
            report = Path(folder, "report")
            code = watch(
                _vitest(group, report) if group.is_web else _pytest(self.layout, group, report),
                cwd=self.layout.root / "web" if group.is_web else self.layout.root,
                environment=self._environment(group),
                output=output,
                seconds=limit,
            )
            outcome = Outcome(group.name, time.monotonic() - begun)
            (_read_vitest if group.is_web else _read_pytest)(report, outcome)
        if outcome.seconds >= limit:
            _tell(output, f"{group.name} was ended after {limit / 60:.0f} minutes, its limit.")
        if code and not outcome.failed and not (group.may_be_empty and code == _NOTHING_FOUND):
            # It ended badly without a failed test: a broken fixture file, or its time was up.
            outcome.failed = 1
        self.total.outcomes.append(outcome)
        return outcome

    @property
    def _mark(self) -> str:
        return f"{self.layout.var}/{os.getpid()}"

    def end_leftovers(self) -> None:
        """End what killed tests have left behind, suites of their own too, by its mark."""
        end(one.pid for one in marked(self._mark, RUN))

    def _environment(self, group: Group) -> dict[str, str]:
        known = {
            **os.environ,
            RUN: self._mark,
            "PC_PORT_OFFSET": str(self.layout.offset),
            "PC_VAR": str(self.layout.var),
            **self.told,
        }
        return known | environment.node_environment(self.layout) if group.is_web else known


def _in_time(group: Group, end: float | None) -> Group:
    """Return the group with no more time than is left, and a minute at least."""
    if end is None:
        return group
    return replace(group, limit=min(group.limit, max(1, (end - time.monotonic()) / 60)))


def _tell(output: Path | None, words: str) -> None:
    if output is None:
        say(words)
        return
    with output.open("a", encoding="utf-8") as file:
        file.write(f"\n{words}\n")


def patience() -> float:
    """How many times the usual limits hold, where other work slows the machine down."""
    text = os.environ.get("PC_TEST_PATIENCE") or "1"
    try:
        return float(text)
    except ValueError:
        raise Failure(f"PC_TEST_PATIENCE is «{text}»: give a number.") from None


def _pytest(layout: Layout, group: Group, report: Path) -> list[str | Path]:
    words: list[str | Path] = [layout.python, "-m", "pytest", *group.places, "-q"]
    words += [f"--junit-xml={report}", *(f"--ignore={place}" for place in group.without)]
    return [*words, "-m", group.marked] if group.marked else words


def _vitest(group: Group, report: Path) -> list[str | Path]:
    files = [place.removeprefix("web").lstrip("/") for place in group.places]
    return [
        *("npm", "run", "--silent", "test", "--", *filter(None, files)),
        *("--reporter=default", "--reporter=json", f"--outputFile.json={report}"),
    ]


def _read_pytest(report: Path, outcome: Outcome) -> None:
    if not report.exists():
        return
    for group in ElementTree.parse(report).getroot().iter("testsuite"):  # noqa: S314 - ours
        bad = int(group.get("failures", 0)) + int(group.get("errors", 0))
        outcome.failed += bad
        outcome.passed += int(group.get("tests", 0)) - bad - int(group.get("skipped", 0))
        for case in group.iter("testcase"):
            module = case.get("classname", "").replace(".", "/")
            name = f"{module}.py::{case.get('name')}"
            outcome.times.append((float(case.get("time", 0)), name))
            for what in (*case.iter("failure"), *case.iter("error")):
                outcome.reasons.append(_reason(name, what.get("message") or what.text or ""))


def _reason(name: str, message: str) -> str:
    """Return a failed test and the beginning of what it said, on one line."""
    return f"{name}: {' '.join(message.split())[:_REASON_LENGTH]}"


def _read_vitest(report: Path, outcome: Outcome) -> None:
    if not report.exists():
        return
    told = json.loads(report.read_text("utf-8"))
    outcome.passed += told["numPassedTests"]
    outcome.failed += told["numFailedTests"]
    for file in told["testResults"]:
        place = file["name"].partition("/web/")[2]
        for one in file["assertionResults"]:
            name = f"web/{place}: {one['fullName'].strip()}"
            outcome.times.append(((one.get("duration") or 0) / 1000, name))
            if one.get("status") == "failed":
                outcome.reasons.append(_reason(name, " ".join(one["failureMessages"])))


def suite_environment(layout: Layout) -> dict[str, str]:
    """What tests and measurements are told of the suite that they have to themselves."""
    return {
        MARK: str(layout.var),
        "PC_SUITE_FILE": str(layout.var / "suite.json"),
        "PC_TEST_DATABASE_HOST": "127.0.0.1",
        "PC_TEST_DATABASE_PORT": str(layout.port(POSTGRES_PORT)),
        "PC_TEST_DATABASE_USER": "tests",
        "PC_TEST_DATABASE_PASSWORD": cluster.test_superuser(layout),
    }
