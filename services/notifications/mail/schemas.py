"""Shapes of the mail server's settings."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SecretStr, StrictBool, StrictInt

from services.notifications.mail.rules import MailOutcome

_HOST = r"^[A-Za-z0-9._:\-]+$"
_ADDRESS = r"^[^\s<>@]+@[^\s<>@]+$"
Security = Literal["none", "starttls", "ssl"]
ProxyKind = Literal["http", "socks5"]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ProxyIn(_Strict):
    """A proxy; no password = the saved one, for the same host and login."""

    kind: ProxyKind
    host: str = Field(min_length=1, max_length=255, pattern=_HOST)
    port: StrictInt = Field(ge=1, le=65535)
    login: str = Field(default="", max_length=255)
    password: SecretStr | None = Field(default=None, max_length=256)


class MailIn(_Strict):
    """A mail server; no password = the saved one, for the same host and login."""

    host: str = Field(min_length=1, max_length=255, pattern=_HOST)
    port: StrictInt = Field(ge=1, le=65535)
    security: Security
    login: str = Field(default="", max_length=255)
    password: SecretStr | None = Field(default=None, max_length=256)
    sender: str = Field(max_length=320, pattern=_ADDRESS)
    verify_certificate: StrictBool = True
    proxy: ProxyIn | None = None


class MailTestIn(MailIn):
    """The same, and where the test letter goes."""

    to: str = Field(max_length=320, pattern=_ADDRESS)
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
