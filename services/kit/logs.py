"""Structured logs: a constant event name, data as fields, JSON outside development."""

import asyncio
import atexit
import logging
import re
import sys
import time
import traceback
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

import asyncpg
import orjson
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from services.kit.clock import utc_now

request_id_var: ContextVar[str | None] = ContextVar("request_id", default=None)
# Which loop of a worker speaks.
loop_var: ContextVar[str | None] = ContextVar("loop", default=None)
_requests = logging.getLogger("services.request")

_GATHER_SECONDS = 0.25
_AFTER = "\n\nThen this happened:\n"
# E-mail addresses, and numbers as long as those of accounts and telephones.
_PERSONAL = re.compile(r"[^\s@'\"<>(]+@[^\s@'\"<>)]+|\+?\d(?:[ -]?\d){6,}")
_STANDARD = set(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}


class _JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = _fields(record)
        return orjson.dumps(fields, default=str, option=orjson.OPT_NON_STR_KEYS).decode()


class _ConsoleFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = _fields(record)
        head = f"{fields.pop('at')[11:23]} {fields.pop('level'):<7} {fields.pop('event')}"
        trace = fields.pop("traceback", None)
        line = head + "".join(f" {name}={value}" for name, value in fields.items())
        return f"{line}\n{trace}" if trace else line


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "at": utc_now().isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": record.getMessage(),
    }
    if request_id := request_id_var.get():
        fields["request_id"] = request_id
    if loop := loop_var.get():
        fields["loop"] = loop
    fields.update((k, v) for k, v in record.__dict__.items() if k not in _STANDARD)
    if record.exc_info:
        fields["traceback"] = traceback_of(record.exc_info[1])
    return fields


def traceback_of(error: BaseException | None) -> str:
    """Return where an error came from, and of what kind, without the values that it met.

    A driver's message repeats them (`Key (email)=(…) already exists`), and so does pydantic's;
    of such errors only the kind, the constraint and the fields are told. In the words of all
    others addresses and long numbers are masked.
    """
    lines: list[str] = []
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        frames = traceback.format_tb(error.__traceback__)
        lines.insert(0, "".join(frames) + f"{type(error).__qualname__}: {_words_of(error)}")
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return _AFTER.join(lines)


def _words_of(error: BaseException) -> str:
    if isinstance(error, ValidationError):
        told = (f"{'.'.join(map(str, one['loc']))}: {one['type']}" for one in error.errors())
        return f"{error.title}: {', '.join(told)}"
    if isinstance(error, SQLAlchemyError | asyncpg.PostgresError | asyncpg.InterfaceError):
        names = ("sqlstate", "schema_name", "table_name", "column_name", "constraint_name")
        told = (f"{name}={value}" for name in names if (value := getattr(error, name, None)))
        return " ".join(told)
    return _PERSONAL.sub("…", str(error))


class _GatheringHandler(logging.Handler):
    """Writes lines of information together, a few times a second; warnings at once.

    A write for each request would cost a tenth of what a hot request costs. Outside an event
    loop every line is written at once; at the end of the process nothing is left behind.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []
        self._waiting = False
        atexit.register(self.flush)

    def emit(self, record: logging.LogRecord) -> None:
        self.add(self.format(record), at_once=record.levelno >= logging.WARNING)

    def add(self, line: str, *, at_once: bool = False) -> None:
        """Write the line with those that follow soon, or now."""
        self._lines.append(line)
        if not at_once:
            if self._waiting:
                return
            try:
                loop = asyncio.get_running_loop()
            except RuntimeError:
                pass
            else:
                self._waiting = True
                loop.call_later(_GATHER_SECONDS, self.flush)
                return
        self.flush()

    def flush(self) -> None:
        self._waiting = False
        lines, self._lines = self._lines, []
        if lines:
            sys.stdout.write("\n".join(lines) + "\n")
            sys.stdout.flush()


_handler: _GatheringHandler | None = None


def configure_logs(log_format: str) -> None:
    """Send all logs to standard output as JSON lines, or as plain lines for `console`."""
    # Where a line was logged is never printed: looking it up for every line is spared.
    logging._srcfile = None
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    global _handler  # noqa: PLW0603 - one per process, as logging itself has it
    _handler = handler = _GatheringHandler()
    handler.setFormatter(_ConsoleFormatter() if log_format == "console" else _JsonFormatter())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    # Uvicorn's own access lines would repeat ours, with query strings in them.
    logging.getLogger("uvicorn.access").disabled = True
    for noisy in ("httpx", "httpcore", "alembic.runtime.plugins"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


@lru_cache(maxsize=1024)
def _quoted(route: str | None) -> str:
    return orjson.dumps(route).decode()


def write_request(method: str, route: str | None, status: int, started: float) -> None:
    """Write the one line of a request that began at `started` (`time.perf_counter`)."""
    milliseconds = (time.perf_counter() - started) * 1000
    if _handler is None or not isinstance(_handler.formatter, _JsonFormatter):
        told = {"method": method, "route": route, "status": status, "ms": round(milliseconds, 1)}
        _requests.info("request", extra=told)
        return
    # The line that the formatter would make, without the record in between: a record costs a hot
    # request as much as its rights check.
    # A method and an id hold nothing that JSON would write otherwise.
    _handler.add(
        f'{{"at":"{utc_now().isoformat(timespec="milliseconds")}","level":"info",'
        f'"logger":"services.request","event":"request","request_id":"{request_id_var.get()}",'
        f'"method":"{method}","route":{_quoted(route)},"status":{status},"ms":{milliseconds:.1f}}}'
    )
