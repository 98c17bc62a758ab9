"""Waiting until the suite answers, and saying which part does not."""

from __future__ import annotations

import http.client
import json
import threading
from concurrent.futures import ThreadPoolExecutor

from deploy.local import fresh, proc, supervisor
from deploy.local.layout import GATEWAY_PORTS, Layout
from deploy.local.messages import Failure, step
from deploy.wiring import DATABASES

# A busy machine of two cores took more than 90.
_SECONDS = 180
_PAGES = {"cabinet": "/", "admin": "/", "wizard": "/wizard/"}


def probe(port: int, path: str) -> tuple[int, str]:
    """Status and first words of an answer on this machine; status 0 when nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=3)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read(2000).decode("utf-8", "replace")
    except (OSError, http.client.HTTPException) as error:
        return 0, str(error)
    finally:
        connection.close()


def checks(layout: Layout) -> dict[str, tuple[int, str]]:
    """What has to answer 200: name → port and path."""
    found: dict[str, tuple[int, str]] = {}
    # What waits for the wizard is well when it runs.
    waiting = set(DATABASES) - set(fresh.configured(layout)) if layout.is_fresh else set()
    for process in supervisor.wanted(layout):
        if process.port is None:
            continue
        port = layout.port(process.port)
        if process.service:
            found[f"{process.name} /health"] = (port, "/health")
            if process.service not in waiting:
                found[f"{process.name} /ready"] = (port, "/ready")
        else:
            path = "/health" if process.name == "head-end" else "/"
            found[process.name] = (port, path)
    for name, number in GATEWAY_PORTS.items():
        found[f"gateway {name}"] = (layout.port(number), _PAGES[name])
    return found


def mailbox(layout: Layout) -> tuple[int, str]:
    """Status and word about the mailbox for answers; status 0 when nobody can tell.

    A mailbox that cannot be read keeps no part from being well.
    """
    port = next(one.port for one in supervisor.wanted(layout) if one.name == "notifications")
    status, words = probe(layout.port(port or 0), "/health/mailbox")
    try:
        return status, str(json.loads(words)["status"])
    except (ValueError, KeyError, TypeError):
        return 0, words


def wait_healthy(layout: Layout) -> None:
    """Return when everything answers; raise Failure naming what does not, and its log."""
    with step("health of all parts") as running:
        wanted = checks(layout)
        failed: dict[str, str] = {}

        stopped = threading.Event()

        def one(name: str) -> None:
            port, path = wanted[name]
            answer = (0, "")

            def answers() -> bool:
                nonlocal answer
                answer = probe(port, path)
                return stopped.is_set() or answer[0] == 200

            if not proc.wait_until(answers, _SECONDS, 0.1):
                failed[name] = _reason(*answer)

        with ThreadPoolExecutor(len(wanted)) as pool:
            try:
                list(pool.map(one, wanted))
            finally:
                stopped.set()
        if failed:
            name, reason = next(iter(sorted(failed.items())))
            others = f" ({len(failed) - 1} more)" if len(failed) > 1 else ""
            log = layout.log / f"{name.split()[0]}.log"
            raise Failure(f"{name} does not answer{others}: {reason}. See {log}.")
        running.note(f"{len(wanted)} answers")


def _reason(status: int, words: str) -> str:
    if status == 0:
        return words or "nobody listens"
    try:
        problem = json.loads(words)
        return f"{status} {str(problem['type']).rpartition(':')[2]}"
    except (ValueError, KeyError, TypeError):
        return str(status)
