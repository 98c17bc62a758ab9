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

from jinja2 import FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment

from services.notifications.letters.dates import written_day
from services.notifications.letters.looks import ink_on_night, ink_on_white
from services.notifications.letters.names import spoken_name
from services.notifications.letters.rules import one_line, reply_address_of
from services.notifications.supplier.rules import Supplier, offset_of

# The dot-atom of RFC 5322: quoted local parts are refused, nobody has one.
_LOCAL_PART = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")
# Pixels, beside the supplier's name.
_HIGHEST_LOGO = 40
_WIDEST_LOGO = 160
_TEMPLATES = Path(__file__).parent / "templates"


class Unsendable(Exception):
    """A letter that no mail server could take: bad address or template."""


@pass_context
def _moment(context: Context, text: str) -> str:
    """Return an ISO moment by the supplier's clock, with its offset."""
    zone = context["zone"]
    at = datetime.fromisoformat(text).astimezone(zone)
    return f"{written_day(at, context['language'])} {at:%H:%M} ({offset_of(at, zone)})"


_ENVIRONMENT = SandboxedEnvironment(
    loader=FileSystemLoader(_TEMPLATES),
    autoescape=lambda name: name is not None and name.endswith(".html"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_ENVIRONMENT.filters["moment"] = _moment


class Renderer:
    """Renders letters of one supplier."""

    def __init__(
        self,
        supplier: Supplier,
        *,
        sender: str,
        public_address: str = "",
        reply_address: str = "",
    ) -> None:
        self._public = public_address
        self._reply = reply_address
        self._supplier = one_line(supplier.name)
        self._sender = sender
        self._supplier_hours = supplier.hours_in
        self._face = {
            "supplier_name": self._supplier,
            "supplier_phone": one_line(supplier.phone),
            "logo": self._logo(supplier.logo),
            "zone": supplier.zone,
            "accent": ink_on_white(supplier.color),
            "accent_at_night": ink_on_night(supplier.color),
        }

    def render(
        self, template: str, language: str, parameters: dict[str, Any], unsubscribe: str = ""
    ) -> dict[str, str]:
        """Return subject, text and HTML of a letter; Unsendable when the template fails.

        A `reply_token` lets it say that it can be answered, where answers are taken.
        """
        name = one_line(str(parameters.get("display_name", "")))
        values = parameters | {
            **self._face_in(language),
            "display_name": spoken_name(name),
            "language": language,
            "public_address": self._public,
            "unsubscribe": unsubscribe,
            "can_reply": bool(self._reply and parameters.get("reply_token")),
        }
        folder = f"{language}/{template}"
        try:
            subject = _ENVIRONMENT.get_template(f"{folder}.subject.txt").render(values)
            text = _ENVIRONMENT.get_template(f"{folder}.txt").render(values)
            html = _ENVIRONMENT.get_template(f"{folder}.html").render(values)
        except Exception as error:
            raise Unsendable(f"template: {type(error).__name__}") from error
        return {"subject": one_line(subject), "text": text, "html": html}

    def _logo(self, logo: Mapping[str, Any] | None) -> dict[str, Any] | None:
        """Return where the logo is and how large it is drawn; None when no letter can reach it."""
        if logo is None or not self._public:
            return None
        scale = min(_HIGHEST_LOGO / logo["height"], _WIDEST_LOGO / logo["width"])
        width, height = (max(round(logo[side] * scale), 1) for side in ("width", "height"))
        return {"address": self._public + logo["address"], "width": width, "height": height}

    def _face_in(self, language: str) -> dict[str, Any]:
        return self._face | {"supplier_hours": one_line(self._supplier_hours(language))}

    def page(self, template: str, language: str, **values: str) -> str:
        """Return a page for somebody who has followed a letter's link."""
        folder = f"{language}/{template}.html"
        return _ENVIRONMENT.get_template(folder).render(values | self._face_in(language))

    def message(
        self,
        *,
        letter_id: UUID,
        address: str,
        template: str,
        language: str,
        parameters: Mapping[str, Any],
        created_at: datetime,
        unsubscribe_token: UUID | None = None,
    ) -> EmailMessage:
        """Return the message; its Message-ID and Date stay the same at every try.

        Raises Unsendable when the address or the template is not usable.
        """
        unsubscribe = ""
        if unsubscribe_token is not None:
            if not self._public:
                raise Unsendable("public_address is not set, so nobody could unsubscribe")
            unsubscribe = f"{self._public}/api/notifications/unsubscribe/{unsubscribe_token}"
        parts = self.render(template, language, dict(parameters), unsubscribe)
        name = one_line(str(parameters.get("display_name", "")))
        message = EmailMessage(policy=SMTP)
        try:
            message["From"] = Address(self._supplier, addr_spec=ascii_address(self._sender))
            message["To"] = Address(name, addr_spec=ascii_address(address))
        except (ValueError, IndexError) as error:
            raise Unsendable("address") from error
        message["Subject"] = parts["subject"]
        message["Date"] = format_datetime(created_at)
        token = str(parameters.get("reply_token") or "")
        # What answers it names it: the token is found where an address has lost it.
        own = f"{letter_id}.{token}" if token and self._reply else str(letter_id)
        message["Message-ID"] = f"<{own}@{ascii_address(self._sender).split('@')[1]}>"
        if token and self._reply:
            message["Reply-To"] = ascii_address(reply_address_of(self._reply, token))
        message["Auto-Submitted"] = "auto-generated"
        if unsubscribe:
            message["List-Unsubscribe"] = f"<{unsubscribe}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(parts["text"])
        message.add_alternative(parts["html"], subtype="html")
        # Set earlier, it would move into the first part.
        message["Content-Language"] = language
        return message


def words_of(template: str, language: str, parameters: Mapping[str, Any]) -> str:
    """Return a text that goes into no letter, in a language."""
    return _ENVIRONMENT.get_template(f"{language}/{template}.txt").render(parameters)


def notice_words(
    template: str, language: str, parameters: Mapping[str, Any], *, link: bool = False
) -> dict[str, str]:
    """Return `subject` and `notice`, its text, of a notice; with `link` also its button's words.

    The subject is that of the letter of this name.
    """
    words = {
        part: _ENVIRONMENT.get_template(f"{language}/{template}.{part}.txt")
        .render(parameters)
        .strip()
        for part in ("subject", "notice", *(("link",) if link else ()))
    }
    return words | {"subject": one_line(words["subject"])}


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
