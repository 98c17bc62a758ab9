"""Shapes of the servers that the wizard sets."""

from pydantic import Field, SecretStr

from services.contracts.servers import ServerKey
from services.kit.hosts import Host
from services.kit.shapes import RequestBody


class ServerIn(RequestBody):
    """Where a server is; `secure`: it speaks TLS."""

    host: Host
    port: int = Field(ge=1, le=65535)
    secure: bool = False


class SourceIn(ServerIn):
    """The acquisition server; no key = the one saved for this very server."""

    key: ServerKey | None = None


class ClientIn(RequestBody):
    """By which client integration delivers."""

    client_id: str = Field(min_length=1, max_length=64)
    client_secret: SecretStr = Field(min_length=1, max_length=256)
