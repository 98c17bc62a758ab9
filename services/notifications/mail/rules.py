"""Why a test letter did not go, in the wizard's words; to whom a saved password may go."""

import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from aiosmtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)
from pydantic import SecretStr
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


@dataclass(frozen=True, slots=True)
class Account:
    """A login at a server; without a password it is the saved one that is meant."""

    host: str | None
    login: str
    password: SecretStr | None


def password_for(given: Account | None, saved: Account) -> SecretStr:
    """Return the password to be used, empty for none.

    A saved one goes with the host and the login that it was saved for, to nobody else.
    """
    if given is None:
        return SecretStr("")
    same = (given.host, given.login) == (saved.host, saved.login)
    password = saved.password if given.password is None and same else given.password
    return password or SecretStr("")
