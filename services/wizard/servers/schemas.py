"""Shapes of the servers around (figure 23); integration keeps them."""

from typing import Literal

from pydantic import Field

from services.contracts.servers import ServerKey, ServersOut
from services.kit.hosts import Host
from services.kit.shapes import RequestBody


class ServerIn(RequestBody):
    """Where a server is; `secure`: it speaks TLS."""

    host: Host
    port: int = Field(ge=1, le=65535)
    secure: bool = False


class SourceIn(ServerIn):
    """The acquisition server."""

    key: ServerKey | None = Field(
        default=None, description="None = the saved one, if host and port are those it is for."
    )


class ServersIn(RequestBody):
    """Both servers; one that is None is put off."""

    source: SourceIn | None = None
    systems: ServerIn | None = None


class ServersStateOut(ServersOut):
    """The saved servers, and what was decided about them in the wizard."""

    state: Literal["todo", "saved", "skipped"]
