"""The servers that integration reads from and delivers to, as it tells them to the wizard."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, SecretStr
from pydantic_core import PydanticCustomError


def _for_a_header(key: SecretStr) -> SecretStr:
    if not re.fullmatch(r"[\x21-\x7e]+", key.get_secret_value()):
        raise PydanticCustomError("not-a-key", "A key has letters and digits, no spaces.")
    return key


ServerKey = Annotated[SecretStr, Field(min_length=1, max_length=500), AfterValidator(_for_a_header)]

ServerOutcome = Literal[
    "answers",
    "host-unknown",
    "host-refused",
    "connection-refused",
    "timed-out",
    "unreachable",
    "certificate-not-trusted",
    "encryption-failed",
    "not-http",
    "not-ours",
    "not-the-systems-door",
    "wrong-key",
    "key-needed",
    "server-fails",
    "clock-off",
    "client-unknown",
    "auth-unreachable",
    "nothing-saved",
]


class ServerOut(BaseModel):
    """Where a server is; never its key, only whether there is one."""

    host: str
    port: int
    secure: bool
    has_key: bool


class ServersOut(BaseModel):
    """The acquisition server, if one is saved, and the door that measurements go to."""

    source: ServerOut | None
    systems: ServerOut


class ServerCheckOut(BaseModel):
    """Whether the server answered as agreed, or the reason by `outcome`.

    `detail`: the status or the seconds that were met, for who mends it.
    """

    ok: bool
    outcome: ServerOutcome
    detail: str = ""
