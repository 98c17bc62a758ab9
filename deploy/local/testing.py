"""`make test`: a suite of its own, every group of tests, and nothing left running.

Three lanes run side by side. Two need the database cluster only and begin as soon as that is there;
the third builds the web and starts the processes first. Then each takes the next group whenever it
is free. What measures time, restarts processes or changes what others use (`pytest.mark.alone`)
comes last, when all are done.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from deploy.local import demo, environment, suite, system
from deploy.local.commands import resume, watch
from deploy.local.groups import Group, Runner, suite_environment
from deploy.local.lanes import Lanes
from deploy.local.layout import Layout
from deploy.local.messages import Failure, say

_ALONE = "alone"
_SHARED = f"not {_ALONE}"
_PYTHON = ("tests/unit", "tests/contract", "tests/api", "tests/flow")
# What goes through a running suite: a browser, and requests alone.
_BROWSER = "tests/e2e"
_SUITE = (_BROWSER, "tests/outside")
# Stories with people of their own: nothing in them is changed for anybody else. But for the
# supplier's settings, such as the days on which readings are taken, which one row holds: all that
# change it are in one group, for two who change the same are told of each other.
_READINGS = (
    "tests/e2e/cabinet",
    "tests/e2e/panel/test_late_readings.py",
    "tests/e2e/panel/test_settings.py",
    "tests/e2e/panel/test_submissions.py",
)
_PANEL = ("tests/e2e/panel",)
_WIZARD = ("tests/e2e/wizard",)
_LEAST_POINTS = 1000
_DOVECOT = {"dovecot": system.DOVECOT}
_CHROMIUM = {name: name for name in ("chromium", "chromium-headless-shell")} | _DOVECOT
# Of two cores a lane that waits for a browser or a killed process leaves a third idle.
_LANES = 3
# A whole run has to end within an hour, whatever hangs: minutes of all lanes, and of each group. A
# quiet machine needs half of them.
_LANES_LIMIT = 43
_LONG = 40
_COMPONENTS = Group("web components", ("web",), 15)
# The longest first.
_SERVICES = (
    Group("unit, contract, api", _PYTHON[:3], _LONG, _SHARED),
    Group("flow", _PYTHON[3:], _LONG, _SHARED),
)
_PAGES = (
    Group("browser and requests", _SUITE, _LONG, _SHARED, without=(*_READINGS, *_PANEL, *_WIZARD)),
    Group("browser: readings", _READINGS, 30, _SHARED),
    Group("browser: panel", _PANEL, 30, _SHARED, without=_READINGS[1:]),
    Group("browser: wizard", _WIZARD, 20),
)
_QUIET = (
    Group("alone: services", _PYTHON, 4, _ALONE, may_be_empty=True),
    Group("alone: browser", _SUITE, 9, _ALONE, may_be_empty=True, without=_WIZARD),
)


def test(layout: Layout) -> int:
    """Run everything; prints `N passed, N failed` last; 0 when nothing failed."""
    runner = Runner(layout)
    total = runner.total
    try:
        system.ensure_machine(layout, _CHROMIUM)
        suite.reset(layout)
        for group in _all_lanes(runner):
            runner.run_beside(group)
    except Failure as failure:
        say(f"\n{failure}", error=True)
        total.broke("the run itself")
    except BaseException:
        total.broke("the run itself")
        raise
    finally:
        resume()
        suite.down(layout)
        runner.end_leftovers()
        (layout.root / "var" / "test-summary.txt").write_text(f"{total.line}\n", "utf-8")
        total.show()
    return 1 if total.failed else 0


def _all_lanes(runner: Runner) -> list[Group]:
    """Run all lanes, this thread being the one that prepares the suite.

    Return what is still to be run, alone: not the browser's part when there is no suite.
    """
    layout = runner.layout
    end = time.monotonic() + _LANES_LIMIT * 60
    lanes = Lanes(lambda group: runner.run_beside(group, end))
    beside: list[Future[None]] = []
    started = False
    with ThreadPoolExecutor(_LANES - 1) as threads:

        def begin() -> None:
            runner.told = suite_environment(layout)
            lanes.offer(_SERVICES)
            beside.extend(threads.submit(lanes.work) for _ in range(_LANES - 1))

        try:
            suite.prepare(layout, development=True, databases_ready=begin)
            lanes.offer([_COMPONENTS])
            suite.start(layout)
            # Before any test, whose time is limited: on a busy machine it takes minutes.
            demo.load(layout)
            lanes.offer(_PAGES)
            started = True
        except Failure as failure:
            # The other lanes need neither the web nor the processes: they go on.
            say(f"\n{failure}", error=True)
            runner.total.broke("the start of the suite")
        finally:
            lanes.close()
        lanes.work()
        for lane in beside:
            lane.result()
    return [one for one in _QUIET if (started if one.places == _SUITE else beside)]


def some(layout: Layout, places: Sequence[str]) -> int:
    """Run the chosen tests alone, with no more than they need around them.

    `places` are paths or ids of pytest, folders or files of `web/`, in any mixture. Only a browser
    needs a whole suite; other Python tests make a throw-away cluster when they need one.
    """
    _be_known(layout, places)
    web = tuple(place for place in places if _is_web(place))
    pages = tuple(place for place in places if _is_page(place))
    others = tuple(place for place in places if place not in {*web, *pages})
    runner = Runner(layout)
    system.ensure_machine(layout, _CHROMIUM if pages else _DOVECOT if others else None)
    layout.make_folders()
    environment.ensure_python(layout, development=True)
    if web:
        environment.ensure_web_packages(layout)
    try:
        for name, chosen in (("services", others), ("web components", web)):
            if chosen:
                runner.run(Group(name, chosen, 15))
        if pages:
            _with_suite(runner, Group("browser", pages, 15))
    finally:
        runner.end_leftovers()
    runner.total.show()
    return 1 if runner.total.failed else 0


def needs_suite(places: Sequence[str]) -> bool:
    """Whether these tests go through the processes of a suite, which nobody else may change."""
    return any(_is_page(place) for place in places)


def _is_web(place: str) -> bool:
    return place == "web" or place.startswith("web/")


def _is_page(place: str) -> bool:
    return place.startswith(_SUITE)


def _be_known(layout: Layout, places: Sequence[str]) -> None:
    for place in places:
        if not (layout.root / place.partition("::")[0]).exists():
            raise Failure(f"There is no «{place}»: give paths as they are from the checkout.")


def _with_suite(runner: Runner, group: Group) -> None:
    layout = runner.layout
    try:
        suite.reset(layout)
        suite.prepare(layout, development=True)
        suite.start(layout)
        demo.load(layout)
        runner.told = suite_environment(layout)
        runner.run(group)
    finally:
        resume()
        suite.down(layout)


def bench(layout: Layout) -> int:
    """Measure a suite of its own, as durable as a real one; writes `var/bench.json`."""
    os.environ["PC_RATE"] = os.environ["PC_SIGN_IN_RATE"] = "100000r/s"
    # Before anything is begun: a measurement must not stop after minutes for want of its tool.
    system.ensure_machine(layout, {"wrk": "wrk"})
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


def bench_scale(layout: Layout, points: int) -> int:
    """Measure charts and storage of so many points, on a database server of its own.

    1 when one grows with the points by a fifth or more.
    """
    if points < _LEAST_POINTS:
        raise Failure(f"Give POINTS of {_LEAST_POINTS} or more: a tenth of them is compared.")
    system.ensure_machine(layout)
    environment.ensure_python(layout, development=True)
    words = [str(layout.python), "-m", "tests.bench.scale", str(points)]
    return watch(words, cwd=layout.root, environment=os.environ)


def _npm(script: str) -> list[str]:
    return ["npm", "run", "--silent", script]


def _environment(layout: Layout) -> dict[str, str]:
    known = {**os.environ, "PC_PORT_OFFSET": str(layout.offset)}
    return known | {"PC_VAR": str(layout.var)} | suite_environment(layout)
