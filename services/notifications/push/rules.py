"""Which push services are spoken to, what a push says, and when it is tried again."""

import base64
import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey

from services.kit.hosts import DOMAIN

MOST_DEVICES = 10
LONGEST_ENDPOINT = 1024
LONGEST_BODY = 400
_LONGEST_SUBJECT = 120
_LONGEST_PATH = 300
_LONGEST_RETRY_AFTER = 7 * 86400.0
_SECRET_BYTES = 16
# As a browser writes it: no user, no port, no dot at the end, no number for a host, no fragment.
_PATH = r"/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*"
_ENDPOINT = re.compile(rf"https://({DOMAIN}){_PATH}", re.ASCII)
_LOCAL_PATH = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*")


def endpoint_allowed(endpoint: str, hosts: Iterable[str], test_service: str = "") -> bool:
    """Say whether pushes may be sent to an address that a browser has named.

    The host must be a listed one or lie below one, label by label: the address comes from
    outside, and this service must not be led to other doors (SSRF). `test_service` is the one
    origin that is taken beside them.
    """
    if len(endpoint) > LONGEST_ENDPOINT:
        return False
    if test_service and re.fullmatch(re.escape(test_service) + _PATH, endpoint, re.ASCII):
        return True
    found = _ENDPOINT.fullmatch(endpoint)
    return found is not None and any(
        found[1] == host or found[1].endswith(f".{host}") for host in hosts
    )


def origin_of(endpoint: str) -> str:
    """Return scheme and host of an allowed endpoint."""
    return "/".join(endpoint.split("/", 3)[:3])


def decoded(text: str) -> bytes:
    """Return the bytes of base64url without padding; ValueError when it is none."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def usable_keys(p256dh: bytes, auth: bytes) -> bool:
    """Say whether a message can be encrypted with these: a point of P-256, and 16 bytes."""
    if len(auth) != _SECRET_BYTES:
        return False
    try:
        EllipticCurvePublicKey.from_encoded_point(SECP256R1(), p256dh)
    except ValueError:
        return False
    # Only the uncompressed form is what browsers give (RFC 8291).
    return p256dh[:1] == b"\x04"


def payload_of(
    notice_id: UUID, subject: str, body: str, link: str | None, longest_body: int
) -> bytes:
    """Return what the service worker gets, under 3 kB: subject, start of the text, path.

    A link that leads out of the cabinet is left to the notice itself.
    """
    path = link if link and len(link) <= _LONGEST_PATH and _LOCAL_PATH.fullmatch(link) else "/"
    told = {
        "id": str(notice_id),
        "subject": _cut(subject, _LONGEST_SUBJECT),
        "body": _cut(body, longest_body),
        "path": path,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    return f"{text[: longest - 1].rstrip()}…" if longest else ""


def shorter_body(longest_body: int) -> int | None:
    """Return what is left of the text after «too large»; None when nothing more can go."""
    if longest_body == 0:
        return None
    return longest_body // 4 if longest_body >= LONGEST_BODY else 0


def retry_after(header: str, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks to wait; None when it says nothing."""
    if re.fullmatch(r"[0-9]{1,9}", header, re.ASCII):
        seconds = float(header)
    else:
        try:
            moment = parsedate_to_datetime(header)
        except ValueError:
            return None
        seconds = (moment.replace(tzinfo=moment.tzinfo or UTC) - now).total_seconds()
    return min(max(seconds, 1.0), _LONGEST_RETRY_AFTER)
