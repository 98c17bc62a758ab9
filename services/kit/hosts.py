"""Names and addresses of servers, and mail addresses, as far as they can exist at all."""

import re
from ipaddress import ip_address
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

# Underscores are no part of a host's name by RFC 1123, but containers have them.
_LABEL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")
_LONGEST_NAME = 253
_LONGEST_LOCAL_PART = 64
# A name in the public tree, in small letters: a pattern.
DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"


def is_host(text: str) -> bool:
    """Say whether a text is an IP address, or a name that a resolver can be asked for."""
    try:
        ip_address(text)
    except ValueError:
        pass
    else:
        # A zone (`fe80::1%eth0`) is not for other machines to choose.
        return "%" not in text
    name = text.removesuffix(".")
    labels = name.split(".")
    if len(name) > _LONGEST_NAME or not all(_LABEL.fullmatch(label) for label in labels):
        return False
    # `127.1` and `0x7f.1` are read as addresses by some resolvers and as names by others.
    return not re.fullmatch(r"[0-9]+|0[xX][0-9A-Fa-f]*", labels[-1])


def is_mail_address(text: str) -> bool:
    """Say whether a text is `local@domain` whose domain can be written for the mail system."""
    local, _, domain = text.rpartition("@")
    if not re.fullmatch(r"[^\s<>@]+", local) or len(local.encode()) > _LONGEST_LOCAL_PART:
        return False
    try:
        return is_host(domain.encode("idna").decode())
    except UnicodeError:
        return False


def _host(text: str) -> str:
    if not is_host(text):
        raise PydanticCustomError("not-a-host", "Give the name of a server or its IP address.")
    return text


def _mail_address(text: str) -> str:
    if not is_mail_address(text):
        raise PydanticCustomError("not-an-address", "Give an e-mail address.")
    return text


Host = Annotated[str, Field(min_length=1, max_length=255), AfterValidator(_host)]
MailAddress = Annotated[str, Field(max_length=320), AfterValidator(_mail_address)]
