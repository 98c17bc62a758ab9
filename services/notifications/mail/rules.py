"""Why a test letter did not go, in the wizard's words; to whom a saved password may go."""

import socket
import ssl
from collections.abc import Iterator

from aiosmtplib import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
)
from pydantic import SecretStr
from python_socks import ProxyConnectionError, ProxyError

from services.contracts.mail import MailOutcome

# A host, and the login there.
Account = tuple[str | None, str]
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


def password_for(
    server: Account, given: SecretStr | None, saved: Account, known: SecretStr
) -> SecretStr:
    """Return the password to be used at a server, empty for none.

    Without a given one the saved one goes with the host and the login that it was saved for, to
    nobody else.
    """
    return given or (known if given is None and server == saved else SecretStr(""))
