"""Shapes of the mail server (figure 22); notifications keeps it and answers in the same words."""

from typing import Literal

from pydantic import BaseModel, Field, SecretStr

from services.kit.hosts import Host, MailAddress
from services.kit.shapes import RequestBody

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
    "failed",
]


class _ServerIn(RequestBody):
    host: Host
    port: int = Field(ge=1, le=65535)
    login: str = Field(default="", max_length=255)
    password: SecretStr | None = Field(
        default=None,
        max_length=256,
        description="None = the saved one, if host and login are those it was saved for.",
    )


class ProxyIn(_ServerIn):
    """A proxy on the way to the mail server."""

    kind: ProxyKind


class MailIn(_ServerIn):
    """A mail server and how to speak to it."""

    security: Security
    sender: MailAddress = Field(description="Letters come from here.")
    verify_certificate: bool = True
    proxy: ProxyIn | None = None


class MailTestIn(MailIn):
    """The same, and where the test letter goes."""

    to: MailAddress
    language: Literal["ru", "en"] = "ru"


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


class MailOut(SavedMailOut):
    """The saved mail server, and what was decided about it in the wizard."""

    state: Literal["todo", "saved", "skipped"]


class MailTestOut(BaseModel):
    """Whether the server took the test letter, or the reason by `outcome`."""

    ok: bool
    outcome: MailOutcome
    detail: str = ""
