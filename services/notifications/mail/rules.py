"""Why a test letter did not go, in the wizard's words; to whom a saved password may go."""

import socket
import ssl
from collections.abc import Iterator

from aiosmtplib import (
    SMTPAuthenticationError,
    SMTPConnectResponseError,
    SMTPDataError,
    SMTPException,
    SMTPHeloError,
    SMTPRecipientRefused,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
    SMTPServerDisconnected,
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
    (SMTPDataError, "letter-refused"),
    (SMTPConnectResponseError, "server-refused"),
    (SMTPHeloError, "server-refused"),
    (SMTPServerDisconnected, "dropped"),
    (ConnectionError, "dropped"),
)
# Of RFC 5321: what is refused for the moment, what for want of a sign-in, what for good.
_FOR_NOW = range(400, 500)
_SIGN_IN_FIRST = 530
_FOR_GOOD = range(500, 600)
# What aiosmtplib calls an answer that is none.
_NO_ANSWER = -1


def outcome_of(error: BaseException) -> MailOutcome:
    """Return the outcome that the chain of errors below a failed sending stands for."""
    chain = list(_causes(error))
    code = next((code for code in map(_code_of, chain) if code is not None), None)
    if code in _FOR_NOW:
        # Whatever it is about: the same letter may be taken later.
        return "busy"
    if code == _SIGN_IN_FIRST:
        return "encryption-failed" if _asks_for_encryption(chain) else "login-needed"
    if code == _NO_ANSWER:
        return "not-smtp"
    for kind, outcome in _OUTCOMES:
        if any(isinstance(cause, kind) for cause in chain):
            return outcome
    if _asks_for_encryption(chain):
        return "encryption-failed"
    return "server-refused" if code in _FOR_GOOD else "failed"


def _asks_for_encryption(chain: list[BaseException]) -> bool:
    return any("STARTTLS" in str(cause) for cause in chain if isinstance(cause, SMTPException))


def _code_of(error: BaseException) -> int | None:
    """Return the code with which a server refused something."""
    if isinstance(error, SMTPRecipientsRefused):
        return next((_code_of(one) for one in error.recipients), None)
    if isinstance(error, SMTPResponseException | SMTPRecipientRefused):
        return int(error.code)
    return None


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
