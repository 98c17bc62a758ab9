"""Structured logs: a constant event name, data as fields, JSON outside development."""

import logging
import sys
from contextvars import ContextVar
from typing import Any

import orjson

from services.kit.clock import utc_now

request_id_var: ContextVar[str | None] = ContextVar("request_id", default=None)

_STANDARD = set(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName"}


class _JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = _fields(record)
        return orjson.dumps(fields, default=str, option=orjson.OPT_NON_STR_KEYS).decode()


class _ConsoleFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = _fields(record)
        head = f"{fields.pop('at')[11:23]} {fields.pop('level'):<7} {fields.pop('event')}"
        traceback = fields.pop("traceback", None)
        line = head + "".join(f" {name}={value}" for name, value in fields.items())
        return f"{line}\n{traceback}" if traceback else line


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "at": utc_now().isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "logger": record.name,
        "event": record.getMessage(),
    }
    if request_id := request_id_var.get():
        fields["request_id"] = request_id
    fields.update((k, v) for k, v in record.__dict__.items() if k not in _STANDARD)
    if record.exc_info:
        fields["traceback"] = logging.Formatter().formatException(record.exc_info)
    return fields


def configure_logs(log_format: str) -> None:
    """Send all logs to standard output as JSON lines, or as plain lines for `console`."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(_ConsoleFormatter() if log_format == "console" else _JsonFormatter())
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
    # Uvicorn's own access lines would repeat ours, with query strings in them.
    logging.getLogger("uvicorn.access").disabled = True
    for noisy in ("httpx", "httpcore", "alembic.runtime.plugins"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
