"""Shapes of the mail server (figure 22); notifications keeps it and answers in the same words."""

from typing import Literal

from pydantic import Field, SecretStr

from services.contracts.mail import ProxyKind, SavedMailOut, Security
from services.kit.hosts import Host, MailAddress
from services.kit.shapes import RequestBody


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


class MailOut(SavedMailOut):
    """The saved mail server, and what was decided about it in the wizard."""

    state: Literal["todo", "saved", "skipped"]
