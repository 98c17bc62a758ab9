"""From a queued letter to the message that goes out: text and HTML, harmless headers."""

import re
from collections.abc import Mapping
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from services.notifications.rules import one_line

# The dot-atom of RFC 5322: quoted local parts are refused, nobody has one.
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
_TEMPLATES = Path(__file__).parent / "templates"


class Unsendable(Exception):
    """A letter that no mail server could take: bad address or template."""


class Renderer:
    """Renders letters of one supplier."""

    def __init__(self, *, supplier_name: str, sender: str, time_zone: str) -> None:
        self._supplier = one_line(supplier_name)
        self._sender = sender
        self._zone = ZoneInfo(time_zone)
        self._environment = SandboxedEnvironment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=lambda name: name is not None and name.endswith(".html"),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["moment"] = self._moment

    def _moment(self, text: str) -> str:
        at = datetime.fromisoformat(text).astimezone(self._zone)
        offset = at.strftime("%z")
        hours = f"{offset[0]}{int(offset[1:3])}" + (f":{offset[3:]}" if offset[3:] != "00" else "")
        return f"{at:%d.%m.%Y %H:%M} (UTC{hours})"

    def message(
        self,
        *,
        letter_id: UUID,
        address: str,
        template: str,
        language: str,
        parameters: Mapping[str, Any],
        created_at: datetime,
    ) -> EmailMessage:
        """Return the message; its Message-ID and Date stay the same at every try.

        Raises Unsendable when the address or the template is not usable.
        """
        values = dict(parameters) | {"supplier_name": self._supplier}
        values["display_name"] = one_line(str(values.get("display_name", "")))
        folder = f"{language}/{template}"
        try:
            subject = self._environment.get_template(f"{folder}.subject.txt").render(values)
            text = self._environment.get_template(f"{folder}.txt").render(values)
            html = self._environment.get_template(f"{folder}.html").render(values)
        except Exception as error:
            raise Unsendable(f"template: {type(error).__name__}") from error
        message = EmailMessage(policy=SMTP)
        try:
            message["From"] = Address(self._supplier, addr_spec=ascii_address(self._sender))
            message["To"] = Address(values["display_name"], addr_spec=ascii_address(address))
        except (ValueError, IndexError) as error:
            raise Unsendable("address") from error
        message["Subject"] = one_line(subject)
        message["Date"] = format_datetime(created_at)
        message["Message-ID"] = f"<{letter_id}@{ascii_address(self._sender).split('@')[1]}>"
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text)
        message.add_alternative(html, subtype="html")
        # Set earlier, it would move into the first part.
        message["Content-Language"] = language
        return message


def ascii_address(address: str) -> str:
    """Return an address with its domain in ASCII; ValueError when it is none."""
    local, _, domain = address.rpartition("@")
    if not _LOCAL_PART.fullmatch(local):
        raise ValueError("address")
    # UnicodeError is a ValueError.
    ascii_domain = domain.encode("idna").decode()
    if not _DOMAIN.fullmatch(ascii_domain):
        raise ValueError("address")
    return f"{local}@{ascii_domain}"
