"""Shapes of the mail server's settings."""

from typing import Literal

from pydantic import BaseModel, Field, SecretStr

from services.kit.hosts import Host, MailAddress
from services.kit.shapes import RequestBody
from services.notifications.mail.rules import MailOutcome

Security = Literal["none", "starttls", "ssl"]
ProxyKind = Literal["http", "socks5"]


class ProxyIn(RequestBody):
    """A proxy; no password = the saved one, for the same host and login."""

    kind: ProxyKind
    host: Host
    port: int = Field(ge=1, le=65535)
    login: str = Field(default="", max_length=255)
    password: SecretStr | None = Field(default=None, max_length=256)


class MailIn(RequestBody):
    """A mail server; no password = the saved one, for the same host and login."""

    host: Host
    port: int = Field(ge=1, le=65535)
    security: Security
    login: str = Field(default="", max_length=255)
    password: SecretStr | None = Field(default=None, max_length=256)
    sender: MailAddress
    verify_certificate: bool = True
    proxy: ProxyIn | None = None


class MailTestIn(MailIn):
    """The same, and where the test letter goes."""

    to: MailAddress
    language: Literal["ru", "en"] = "ru"


class ProxyOut(BaseModel):
    """The saved proxy, without its password."""

    kind: ProxyKind
    host: str
    port: int
    login: str
    has_password: bool


class MailOut(BaseModel):
    """What is saved, without passwords."""

    host: str | None
    port: int
    security: Security
    login: str
    has_password: bool
    sender: str
    verify_certificate: bool
    proxy: ProxyOut | None


class MailTestOut(BaseModel):
    """What became of the test letter; `outcome` is `sent` when the server took it."""

    ok: bool
    outcome: MailOutcome
    detail: str = ""
