"""Groups of tests: what they count, and what they may take."""

import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from deploy.local import demo, groups, suite, testing
from deploy.local.groups import Group, Outcome, Runner, Total
from deploy.local.layout import ROOT, Layout
from deploy.local.messages import Failure


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    layout = Layout(ROOT, tmp_path, 0, test=True)
    layout.log.mkdir(parents=True)
    return Runner(layout)


def _tests(folder: Path, text: str) -> str:
    file = folder / "test_some.py"
    file.write_text(text)
    return str(file)


def test_a_group_counts_its_tests_and_their_times(
    runner: Runner, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = _tests(tmp_path, "def test_a(): pass\ndef test_b(): assert 0\n")
    runner.run_beside(Group("services", (place,), 1))
    (outcome,) = runner.total.outcomes
    assert (outcome.passed, outcome.failed, len(outcome.times)) == (1, 1, 2)
    runner.total.show()
    lines = capsys.readouterr().out.splitlines()
    assert "== services: begins" in lines
    assert any("assert 0" in line for line in lines)
    assert any("test_some.py::test_b" in line for line in lines)
    assert lines[-3] == "Failed: services"
    assert lines[-2].endswith("test_some.py::test_b: assert 0")
    assert lines[-1] == "1 passed, 1 failed"


def test_a_group_that_breaks_without_a_failed_test_counts_as_one(
    runner: Runner, tmp_path: Path
) -> None:
    place = _tests(tmp_path, "def test_a(): pass\n")
    nothing = Group("nothing", (place,), 1, "alone")
    assert runner.run(nothing, tmp_path / "out").failed == 1
    allowed = Group("nothing", (place,), 1, "alone", may_be_empty=True)
    assert runner.run(allowed, tmp_path / "out").failed == 0
    (tmp_path / "conftest.py").write_text("broken")
    assert runner.run(allowed, tmp_path / "out").failed == 1


def test_more_patience_is_a_number(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PC_TEST_PATIENCE", "much")
    with pytest.raises(Failure, match="PC_TEST_PATIENCE is «much»: give a number"):
        runner.run(Group("services", ("tests/unit",), 1))


def test_the_slowest_are_told_first(capsys: pytest.CaptureFixture[str]) -> None:
    times = [(float(number), f"test_{number}") for number in range(50)]
    Total([Outcome("a", 1.0, 25, 0, times[:25]), Outcome("b", 2.0, 25, 0, times[25:])]).show()
    told = capsys.readouterr().out
    assert told.index("test_49") < told.index("test_10")
    assert "test_9\n" not in told
    assert told.endswith("\n50 passed, 0 failed\n")


def test_vitest_counts_too(runner: Runner, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text(
        '{"numPassedTests": 2, "numFailedTests": 1, "testResults": [{"name": "/x/web/a.test.ts",'
        ' "assertionResults": [{"fullName": " is true ", "duration": 1500, "status": "failed",'
        ' "failureMessages": ["it is\\n  false"]}]}]}'
    )
    outcome = Outcome("web")
    groups._read_vitest(report, outcome)
    assert (outcome.passed, outcome.failed) == (2, 1)
    assert outcome.times == [(1.5, "web/a.test.ts: is true")]
    assert outcome.reasons == ["web/a.test.ts: is true: it is false"]


def test_only_pages_need_a_suite() -> None:
    assert testing.needs_suite(["tests/unit", "tests/e2e/test_gateway.py::test_x"])
    assert not testing.needs_suite(["tests/api/auth", "web/apps/cabinet"])


def test_a_place_that_is_not_there_is_named(runner: Runner) -> None:
    with pytest.raises(Failure, match=r"There is no «tests/api/moon\.py::test_x»"):
        testing.some(runner.layout, ["tests/api/moon.py::test_x"])


def test_all_groups_together_end_within_an_hour() -> None:
    assert testing._LANES_LIMIT + sum(group.limit for group in testing._QUIET) <= 60


def test_a_lane_leaves_a_group_the_time_that_is_left(runner: Runner, tmp_path: Path) -> None:
    place = _tests(tmp_path, "def test_a(): pass\n")
    limits: list[float] = []

    def run(group: Group, output: Path) -> Outcome:
        limits.append(group.limit)
        output.write_text("")
        return Outcome(group.name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runner, "run", run)
        runner.run_beside(Group("services", (place,), 30), time.monotonic() + 600)
        runner.run_beside(Group("services", (place,), 5), time.monotonic() + 600)
        runner.run_beside(Group("services", (place,), 5), time.monotonic() - 600)
    assert limits[0] == pytest.approx(10, abs=0.5)
    assert limits[1:] == [5, 1]


def test_what_another_group_runs_is_left_out(runner: Runner, tmp_path: Path) -> None:
    _tests(tmp_path, "def test_a(): pass\n")
    (tmp_path / "panel").mkdir()
    (tmp_path / "panel" / "test_other.py").write_text("def test_b(): pass\n")
    whole = Group("browser", (str(tmp_path),), 1)
    assert runner.run(whole, tmp_path / "out").passed == 2
    rest = replace(whole, without=(str(tmp_path / "panel"),))
    assert runner.run(rest, tmp_path / "out").passed == 1


def test_a_web_that_is_not_built_does_not_stop_the_services_tests(
    runner: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []

    def prepare(*_: Any, databases_ready: Callable[[], None], **_more: Any) -> None:
        databases_ready()
        raise Failure("The web is broken.")

    monkeypatch.setattr(suite, "prepare", prepare)
    monkeypatch.setattr(testing, "suite_environment", lambda _: {})
    monkeypatch.setattr(runner, "run_beside", lambda group, _end: ran.append(group.name))
    left = testing._all_lanes(runner)
    assert sorted(ran) == ["flow", "unit, contract, api"]
    assert [one.name for one in left] == ["alone: services"]
    assert runner.total.line == "0 passed, 1 failed"


@pytest.mark.parametrize("slow", ["flow", "browser and requests"])
def test_a_lane_that_is_free_takes_what_waits(
    runner: Runner, monkeypatch: pytest.MonkeyPatch, slow: str
) -> None:
    ran: list[str] = []
    others_are_done = Event()
    wanted = [one.name for one in (testing._COMPONENTS, *testing._SERVICES, *testing._PAGES)]

    def run(group: Group, _end: float) -> None:
        if group.name == slow:
            assert others_are_done.wait(30), "the other lanes have taken all the rest"
        ran.append(group.name)
        if len(ran) == len(wanted) - 1:
            others_are_done.set()

    monkeypatch.setattr(suite, "prepare", lambda *_, databases_ready, **_more: databases_ready())
    monkeypatch.setattr(suite, "start", lambda _: None)
    monkeypatch.setattr(demo, "load", lambda _: None)
    monkeypatch.setattr(testing, "suite_environment", lambda _: {})
    monkeypatch.setattr(runner, "run_beside", run)
    left = testing._all_lanes(runner)
    assert sorted(ran) == sorted(wanted)
    assert ran[-1] == slow
    assert [one.name for one in left] == ["alone: services", "alone: browser"]


def test_every_test_of_a_suite_is_in_one_group() -> None:
    """What one group takes from the other is left out of that one."""
    files = [file for place in testing._SUITE for file in (ROOT / place).rglob("test_*.py")]
    for file in files:
        groups = [
            group.name
            for group in testing._PAGES
            if _holds(group.places, file) and not _holds(group.without, file)
        ]
        assert len(groups) == 1, f"{file}: {groups}"


# By the days of readings, by a page of the panel, by its requests, by hand; `alone` is after all.
_CHANGES = re.compile(
    r"^ +with readings_(not_)?taken\(|staff\(\"administrator\", \"/settings|"
    r"patch\([^)]*staff/settings|UPDATE supplier_settings",
    re.MULTILINE,
)


def test_whoever_changes_the_suppliers_settings_is_in_one_group() -> None:
    found = []
    for file in (ROOT / "tests/e2e").rglob("test_*.py"):
        text = file.read_text("utf-8")
        if _CHANGES.search(text) and "@pytest.mark.alone" not in text:
            found.append(file)
            known = _holds(testing._READINGS, file)
            assert known, f"{file} is not in testing._READINGS: another group may change the same"
    assert len(found) > 5


def _holds(places: Sequence[str], file: Path) -> bool:
    return any(file == ROOT / place or ROOT / place in file.parents for place in places)
