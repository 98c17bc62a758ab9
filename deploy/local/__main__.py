"""`python3 -m deploy.local COMMAND`: what the Makefile calls."""

from __future__ import annotations

import argparse
import os
import shlex
import signal
import sys
from types import FrameType

from deploy.local import checks, commands, demo, environment, fresh, suite, system, testing
from deploy.local.layout import Layout, alone
from deploy.local.messages import Failure, say


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m deploy.local", description=__doc__)
    known = parser.add_subparsers(dest="command", required=True)
    start = known.add_parser("demo", help="start everything and load demo data")
    start.add_argument("--series", default=os.environ.get("SERIES") or None)
    start = known.add_parser("up", help="start everything")
    start.add_argument("--test", action="store_true", help="a suite for tests: fast, not durable")
    start.add_argument("--skip-web", action="store_true", help="take the web build as it is")
    start.add_argument(
        "--fresh",
        action="store_true",
        default=os.environ.get("FRESH") not in (None, "", "0"),
        help="without settings and databases, to be set up by the wizard",
    )
    start = known.add_parser("test", help="run all tests, or those that PC_TESTS names")
    start.add_argument("places", nargs="*", default=shlex.split(os.environ.get("PC_TESTS") or ""))
    start = known.add_parser("bench-scale", help="measure charts of many points")
    start.add_argument("--points", type=int, default=100_000)
    for name in ("down", "status", "logs", "reset", "tools", "check", "bench", "bench-web"):
        known.add_parser(name)
    return parser.parse_args()


def main() -> int:
    """Run one command; failures are one plain sentence and code 1."""
    arguments = _arguments()
    os.umask(0o022)
    for number in (signal.SIGINT, signal.SIGTERM):
        # Who started us in the background may have told us not to hear a terminal's Ctrl-C.
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, _interrupt)
    layout = Layout.from_environment(
        test=arguments.command == "test" or getattr(arguments, "test", False)
    )
    match arguments.command:
        case "status":
            return suite.status(layout)
        case "logs":
            suite.logs(layout)
        case "check":
            return checks.check(layout)
        case "tools":
            system.ensure_machine(layout)
            environment.ensure_python(layout, development=True)
            environment.ensure_web_packages(layout)
        case "test" if arguments.places and not testing.needs_suite(arguments.places):
            return testing.some(layout, arguments.places)
        case _:
            with alone(layout):
                return _change(layout, arguments)
    return 0


def _change(layout: Layout, arguments: argparse.Namespace) -> int:
    """The commands that start or stop processes: one at a time for each suite."""
    match arguments.command:
        case "demo":
            with suite.stopped_again(layout):
                demo.want(layout, arguments.series)
                suite.up(layout)
                logins = demo.load(layout)
            suite.announce(layout, logins)
        case "up":
            if arguments.fresh:
                fresh.want(layout)
            with suite.stopped_again(layout):
                suite.up(layout, skip_web=arguments.skip_web, development=layout.test)
            suite.announce(layout, demo.known(layout))
        case "down":
            suite.down(layout)
        case "reset":
            suite.reset(layout)
        case "test" if arguments.places:
            return testing.some(layout, arguments.places)
        case "test":
            return testing.test(layout)
        case "bench":
            return testing.bench(layout)
        case "bench-web":
            return testing.bench_web(layout)
        case "bench-scale":
            return testing.bench_scale(layout, arguments.points)
    return 0


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """End what runs for us; the tidying up that follows is not to be interrupted again."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _deaf)
    commands.interrupt()
    raise KeyboardInterrupt


def _deaf(_number: int, _frame: FrameType | None) -> None:
    say("\nStill tidying up.", error=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        say(f"\n{failure}", error=True)
    except KeyboardInterrupt:
        say("\nInterrupted.", error=True)
    except BrokenPipeError:
        # Whoever read the output has gone (`| head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except PermissionError as error:
        say(f"\nNo right to use {error.filename}: give it to this user or run as root.", error=True)
    except OSError as error:
        if error.errno != 28:
            raise
        say("\nThe disk is full: free some space and run again.", error=True)
    sys.exit(1)
