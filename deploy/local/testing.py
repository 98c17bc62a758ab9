"""`make test`: a suite of its own, every group of tests, and nothing left running.

Two lanes run side by side: one needs the database cluster only and begins as soon as that is
there; the other builds the web, tests it, starts the processes and walks through them in a
browser. Whichever is through first takes the panel's pages as well. What measures time
or restarts shared processes (`pytest.mark.alone`) comes last, when both are done.
"""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from deploy.local import demo, environment, proc, suite, system
from deploy.local.commands import resume, watch
from deploy.local.groups import Group, Runner, suite_environment
from deploy.local.layout import Layout
from deploy.local.messages import Failure, say

_ALONE = "alone"
_SHARED = f"not {_ALONE}"
_PYTHON = ("tests/unit", "tests/contract", "tests/api", "tests/flow")
# What goes through a running suite: a browser, and requests alone.
_BROWSER = "tests/e2e"
_SUITE = (_BROWSER, "tests/outside")
# Stories with people of their own: nothing in them is changed for anybody else.
_PANEL = ("tests/e2e/panel",)
_LEAST_POINTS = 1000
_DOVECOT = {"dovecot": system.DOVECOT}
_CHROMIUM = {name: name for name in ("chromium", "chromium-headless-shell")} | _DOVECOT
# A whole run has to end within an hour, whatever hangs: minutes of a lane, and of each group. A
# quiet machine needs a third of them.
_LANE_LIMIT = 41
_SERVICES_LANE = (
    Group("unit, contract, api", _PYTHON[:3], 30, _SHARED),
    Group("flow", _PYTHON[3:], 20, _SHARED),
)
_PANEL_PAGES = Group("browser: panel", _PANEL, 15, _SHARED)
_COMPONENTS = Group("web components", ("web",), 10)
_PAGES = Group("browser and requests", _SUITE, 40, _SHARED, without=_PANEL)
_QUIET = (
    Group("alone: services", _PYTHON, 4, _ALONE, may_be_empty=True),
    Group("alone: browser", _SUITE, 15, _ALONE, may_be_empty=True),
)


def test(layout: Layout) -> int:
    """Run everything; prints `N passed, N failed` last; 0 when nothing failed."""
    runner = Runner(layout)
    total = runner.total
    try:
        system.ensure_machine(layout, _CHROMIUM)
        suite.reset(layout)
        runner.lane(_both_lanes(runner))
    except Failure as failure:
        say(f"\n{failure}", error=True)
        total.broke("the run itself")
    except BaseException:
        total.broke("the run itself")
        raise
    finally:
        resume()
        suite.down(layout)
        (layout.root / "var" / "test-summary.txt").write_text(f"{total.line}\n", "utf-8")
        total.show()
    return 1 if total.failed else 0


def _both_lanes(runner: Runner) -> list[Group]:
    """Run the lane of the services in a thread, the web's in this one.

    Return what is still to be run, alone: not the browser's part when there is no suite.
    """
    layout = runner.layout
    beside: list[Future[None]] = []
    started: Future[bool] = Future()
    panel_taken = Lock()

    def panel(end: float) -> None:
        if panel_taken.acquire(blocking=False):
            runner.lane([_PANEL_PAGES], end)

    def services() -> None:
        end = time.monotonic() + _LANE_LIMIT * 60
        runner.lane(_SERVICES_LANE, end)
        if started.result():
            panel(end)

    with ThreadPoolExecutor(1) as thread:

        def begin() -> None:
            runner.told = suite_environment(layout)
            beside.append(thread.submit(services))

        end = time.monotonic() + _LANE_LIMIT * 60
        try:
            suite.prepare(layout, development=True, databases_ready=begin)
            runner.lane([_COMPONENTS], end)
            suite.start(layout)
            # Before any test, whose time is limited: on a busy machine it takes minutes.
            demo.load(layout)
            started.set_result(True)
            runner.lane([_PAGES], end)
            panel(end)
        except Failure as failure:
            # The other lane needs neither the web nor the processes: it goes on.
            say(f"\n{failure}", error=True)
            runner.total.broke("the start of the suite")
        finally:
            if not started.done():
                started.set_result(False)
        for lane in beside:
            lane.result()
    pages_too = started.result()
    return [one for one in _QUIET if (pages_too if one.places == _SUITE else beside)]


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
    runner.mark = f"{layout.var}/{os.getpid()}"
    try:
        for name, chosen in (("services", others), ("web components", web)):
            if chosen:
                runner.run(Group(name, chosen, 15))
    finally:
        proc.end(one.pid for one in proc.marked(runner.mark))
    runner.mark = ""
    if pages:
        _with_suite(runner, Group("browser", pages, 15))
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
    known = {**os.environ, proc.MARK: str(layout.var), "PC_PORT_OFFSET": str(layout.offset)}
    return known | {"PC_VAR": str(layout.var)} | suite_environment(layout)
