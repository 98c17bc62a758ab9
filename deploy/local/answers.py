"""The mailbox for answers to letters, of a demo and of the tests: where it is, and its password.

It needs Dovecot; where that is not installed letters say that they are not to be answered.
"""

from __future__ import annotations

import secrets
from typing import Any

from deploy.local import system
from deploy.local.layout import IMAP_PORT, Layout, write_private

ADDRESS = "support@energy.example"
_LOGIN = "support"
# A test, and somebody who is shown a demo, do not wait long.
_SECONDS = 1.0


def is_there(layout: Layout) -> bool:
    """Whether this suite has such a mailbox."""
    return (layout.is_demo or layout.test) and system.dovecot_program() is not None


def settings_of(layout: Layout) -> dict[str, Any]:
    """What notifications is told of it."""
    if not is_there(layout):
        return {}
    return {
        "imap_host": "127.0.0.1",
        "imap_port": layout.port(IMAP_PORT),
        "imap_security": "none",
        "imap_login": _LOGIN,
        "imap_password": _password(layout),
        "imap_seconds": _SECONDS,
        "reply_address": ADDRESS,
    }


def arguments_of(layout: Layout) -> list[str]:
    """What the mailbox's process is told."""
    if not is_there(layout):
        return []
    _password(layout)
    return [
        *("--support", ADDRESS, "--imap-port", str(layout.port(IMAP_PORT))),
        *("--imap-folder", str(layout.reachable / "imap")),
        *("--imap-password-file", str(layout.secrets / "imap.password")),
    ]


def _password(layout: Layout) -> str:
    path = layout.secrets / "imap.password"
    if not path.exists():
        layout.secrets.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(path, f"{secrets.token_urlsafe(18)}\n")
    return path.read_text("utf-8").strip()
