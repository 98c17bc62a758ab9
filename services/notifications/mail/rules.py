"""Why a test letter did not go, in words that the wizard's page knows."""

import socket
import ssl
from collections.abc import Iterator
from typing import Literal

from aiosmtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)
from python_socks import ProxyConnectionError, ProxyError

MailOutcome = Literal[
    "sent",
    "host-unknown",
    "connection-refused",
    "timed-out",
    "certificate-not-trusted",
    "encryption-failed",
    "wrong-login",
    "proxy-refused",
    "address-refused",
    "letter-refused",
    "failed",
]

_OUTCOMES: tuple[tuple[type[BaseException], MailOutcome], ...] = (
    (ssl.SSLCertVerificationError, "certificate-not-trusted"),
    (ssl.SSLError, "encryption-failed"),
    (ProxyError, "proxy-refused"),
    (ProxyConnectionError, "proxy-refused"),
    (SMTPAuthenticationError, "wrong-login"),
    (SMTPRecipientsRefused, "address-refused"),
    (SMTPSenderRefused, "address-refused"),
    (socket.gaierror, "host-unknown"),
    (ConnectionRefusedError, "connection-refused"),
    (TimeoutError, "timed-out"),
)


def outcome_of(error: BaseException) -> MailOutcome:
    """Return the outcome that the chain of errors below a failed sending stands for."""
    chain = list(_causes(error))
    for kind, outcome in _OUTCOMES:
        if any(isinstance(cause, kind) for cause in chain):
            return outcome
    if any("STARTTLS" in str(cause) for cause in chain if isinstance(cause, SMTPException)):
        return "encryption-failed"
    return "failed"


def _causes(error: BaseException) -> Iterator[BaseException]:
    current: BaseException | None = error
    while current is not None:
        yield current
        current = current.__cause__ or current.__context__
