"""Shapes of the mail server's settings."""

from typing import Literal

from pydantic import Field, SecretStr

from services.contracts.mail import ProxyKind, Security
from services.kit.hosts import Host, MailAddress
from services.kit.shapes import RequestBody


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
