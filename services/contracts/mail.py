"""The mail server as notifications tells it and the wizard shows it."""

from typing import Literal

from pydantic import BaseModel

Security = Literal["none", "starttls", "ssl"]
ProxyKind = Literal["http", "socks5"]
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
    "dropped",
    "busy",
    "server-refused",
    "login-needed",
    "not-smtp",
    "host-refused",
    "failed",
]


class ProxyOut(BaseModel):
    """The saved proxy; never its password, only whether there is one."""

    kind: ProxyKind
    host: str
    port: int
    login: str
    has_password: bool


class SavedMailOut(BaseModel):
    """What notifications has saved; never a password."""

    host: str | None
    port: int
    security: Security
    login: str
    has_password: bool
    sender: str
    verify_certificate: bool
    proxy: ProxyOut | None


class MailTestOut(BaseModel):
    """Whether the server took the test letter, or the reason by `outcome`."""

    ok: bool
    outcome: MailOutcome
    detail: str = ""
