"""A parent of Python processes that has imported what they import, so that they start at once.

`python -m tests.support.warm` forks for each request that comes by its stdin, a socket, and runs
the module in the child, as `python -m` does. The libraries are imported here, and at a service's
first start its modules, but for those that can be run themselves (`main`, `worker`, `manage` …):
these make the application and read the settings, each child anew. What is left out is imports
only, most of a start's time; every start of a suite by `make up` is a whole one.

A request is one message: JSON `{module, arguments, env}`, with the descriptors of a socket for the
answers and of stdin, stdout and stderr. The answers are the child's pid and, when it has ended,
its code as `subprocess` gives it (negative: the signal). The parent ends when its stdin closes,
which is when the tests end however they end, and its children end with it.
"""

import contextlib
import ctypes
import gc
import importlib
import json
import os
import re
import runpy
import selectors
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parent.parent.parent
_IMPORTS = re.compile(r"^(?:from|import) ([A-Za-z_][\w.]*)", re.MULTILINE)
_CAN_BE_RUN = re.compile(r"^if __name__ == ", re.MULTILINE)
# What libraries import by name or at first use.
_BY_NAME = (
    *("uvicorn.protocols.http.httptools_impl", "uvicorn.loops.uvloop", "uvicorn.lifespan.on"),
    *("uvicorn.protocols.websockets.auto", "sqlalchemy.dialects.postgresql.asyncpg"),
    *("alembic.runtime.migration", "alembic.autogenerate", "multipart", "email_validator"),
    *("httpcore", "h11", "certifi", "jose.jwk", "jose.jws", "pydantic.v1"),
)
_LARGEST_REQUEST = 1 << 20
_PR_SET_PDEATHSIG = 1


def _import_libraries() -> None:
    """Import whatever the services and the demo's programs import that is not theirs."""
    wanted = set(_BY_NAME)
    for folder in ("services", "deploy/demo"):
        for path in (_ROOT / folder).rglob("*.py"):
            wanted.update(_IMPORTS.findall(path.read_text("utf-8")))
    for name in sorted(wanted):
        if name.split(".")[0] not in ("services", "deploy", "tests", "__future__"):
            with contextlib.suppress(ImportError):
                importlib.import_module(name)


def _import_service(name: str) -> None:
    """Import a service's modules that hold no settings; what cannot be is left to the child."""
    folder = _ROOT / "services" / name
    for path in sorted(folder.rglob("*.py")):
        inside = path.relative_to(folder).with_suffix("").parts
        if "migrations" in inside or _CAN_BE_RUN.search(path.read_text("utf-8")):
            continue
        with contextlib.suppress(Exception):
            importlib.import_module(".".join(("services", name, *inside)).removesuffix(".__init__"))


def _settle() -> None:
    assert threading.active_count() == 1, "a thread does not survive a fork"
    gc.collect()
    gc.freeze()


class Parent:
    """Takes requests, forks, and tells what became of the children."""

    def __init__(self, requests: socket.socket) -> None:
        self._requests = requests
        self._selector = selectors.DefaultSelector()
        self._selector.register(requests, selectors.EVENT_READ, self._fork)
        self._request: dict[str, Any] | None = None
        self._known: set[str] = set()

    def serve(self) -> dict[str, Any]:
        """Work until the tests end; in a child, return what it is to run."""
        while self._request is None:
            for key, _ in self._selector.select():
                key.data()
                if self._request is not None:
                    break
        return self._request

    def _fork(self) -> None:
        message, descriptors, _, _ = socket.recv_fds(self._requests, _LARGEST_REQUEST, 4)
        if not message:
            os._exit(0)
        request = json.loads(message)
        self._prepare(request["module"])
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._become_child(parent, descriptors[1:])
            self._request = request
            return
        asker = socket.socket(fileno=descriptors[0])
        for descriptor in descriptors[1:]:
            os.close(descriptor)
        asker.sendall(str(pid).encode())
        watched = os.pidfd_open(pid)

        def gone() -> None:
            _, status = os.waitpid(pid, 0)
            self._selector.unregister(watched)
            os.close(watched)
            with asker, contextlib.suppress(OSError):
                asker.sendall(str(os.waitstatus_to_exitcode(status)).encode())

        self._selector.register(watched, selectors.EVENT_READ, gone)

    def _prepare(self, module: str) -> None:
        package, _, inside = module.partition(".")
        name = inside.partition(".")[0]
        if package == "services" and name not in self._known:
            self._known.add(name)
            _import_service(name)
            _settle()

    def _become_child(self, parent: int, descriptors: list[int]) -> None:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        self._requests.detach()
        for number, descriptor in enumerate(descriptors):
            os.dup2(descriptor, number)
        self._selector.close()
        # The brothers' askers and what else the parent has open.
        os.closerange(3, 1024)
        settings: Any = sys.modules.get("services.kit.settings")
        if settings:
            # The file that a process shares with those that it forks: not with its brothers.
            settings._written = settings.Shared({})


def _run(request: dict[str, Any]) -> None:
    os.environ.clear()
    os.environ.update(request["env"])
    # Fresh ones, as a new interpreter makes them; the parent's belong to the parent's files.
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", 1, "utf-8", "backslashreplace", closefd=False)  # noqa: SIM115
    sys.argv = [request["module"], *request["arguments"]]
    runpy.run_module(request["module"], run_name="__main__", alter_sys=True)


def _main() -> None:
    os.chdir(_ROOT)
    # A terminal's Ctrl-C reaches us too, but the tests still need us to tidy up.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _import_libraries()
    _settle()
    _run(Parent(socket.socket(fileno=0)).serve())


if __name__ == "__main__":
    _main()
