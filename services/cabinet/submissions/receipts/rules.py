"""What a receipt says, how it is signed, and whether one that is shown was signed so; pure.

A receipt is a JWS (RFC 7515) in compact form: a header, the document and a signature (ES256) in
base64url, with points between. The document is canonical JSON (RFC 8785: names in order, no
spaces; it holds texts and whole numbers only), so that what is signed can be written anew from
what it says. Decision 0039.
"""

import base64
import json
import re
from binascii import Error as NoBase64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any, Literal
from uuid import UUID

import orjson
from jose import jwk
from jose.exceptions import JOSEError

VERSION = 1
TYPE = "receipt"
# A receipt is some 800 letters; one with every zone and the longest names stays below.
LONGEST_TEXT = 16 * 1024
_BEGIN = "-----BEGIN RECEIPT-----"
_END = "-----END RECEIPT-----"
_LINE = 64
# The three parts, wherever they stand in a text: an address (#…), lines of a letter, alone.
_COMPACT = re.compile(r"[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}")
_ARMOURED = re.compile(re.escape(_BEGIN) + r"(.*?)" + re.escape(_END), re.DOTALL)

Verdict = Literal["valid", "altered", "unknown-key", "no-receipt"]
# Whether a receipt follows the former one that was given with it.
Chain = Literal["first", "follows", "does-not-follow"]


@dataclass(frozen=True, slots=True)
class Handed:
    """A reading as it is handed in: Wh by zone, as the registers show them, and whose it is.

    `account` is the account's number, `meter` the serial number, `usage_point` the mRID.
    """

    receipt_id: UUID
    submission_id: UUID
    usage_point_id: int
    supplier: str
    account: str
    usage_point: UUID
    meter: str
    values: Mapping[str, int]
    taken_on: date
    submitted_at: datetime
    way: str
    corrects: UUID | None


@dataclass(frozen=True, slots=True)
class Known:
    """What else a receipt says: its number, and of the receipts before it.

    `link` and `former` are place and hash of the last receipt of the usage point; `corrects` is the
    number of the one whose reading this one puts in the place of.
    """

    number: int
    link: int = 0
    former: str | None = None
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """A receipt, and the hash of its document."""

    compact: str
    digest: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a text is found to be; the document and its hash only of one that is valid."""

    verdict: Verdict
    document: dict[str, Any] | None = None
    digest: str | None = None
    kid: str | None = None
    chain: Chain | None = None


def document_of(handed: Handed, known: Known) -> dict[str, Any]:
    """Return what is signed: no names of people, no contacts, no address.

    `values` are Wh by zone; `by` says who has handed the reading in: the consumer, staff for him,
    or the organisation that serves the house; `former` is the hash of the receipt before it of this
    usage point.
    """
    return {
        "version": VERSION,
        "id": str(handed.receipt_id),
        "number": number_text(known.number),
        "issued_at": handed.submitted_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "supplier": handed.supplier,
        "account": handed.account,
        "usage_point": str(handed.usage_point),
        "meter": handed.meter,
        "taken_on": str(handed.taken_on),
        "values": dict(handed.values),
        "by": "consumer" if handed.way == "web" else handed.way,
        "corrects": None if known.corrects is None else number_text(known.corrects),
        "link": known.link + 1,
        "former": known.former,
    }


def number_text(number: int) -> str:
    """Return a receipt's number as it is printed."""
    return f"{number:08}"


def canonical(document: Mapping[str, Any]) -> bytes:
    """Return a document as canonical JSON."""
    return orjson.dumps(document, option=orjson.OPT_SORT_KEYS)


def digest_of(document: bytes) -> str:
    """Return SHA-256 of a canonical document, base64url: what the next receipt names as former."""
    return _encoded(sha256(document).digest())


def signed(document: Mapping[str, Any], kid: str, sign: Callable[[bytes], bytes]) -> Signed:
    """Return a document as a receipt; `sign` gives r and s of ES256, 32 bytes each."""
    content = canonical(document)
    covered = f"{_header(kid)}.{_encoded(content)}"
    return Signed(f"{covered}.{_encoded(sign(covered.encode()))}", digest_of(content))


@lru_cache(maxsize=16)
def _header(kid: str) -> str:
    return _encoded(canonical({"alg": "ES256", "kid": kid, "typ": TYPE}))


def armoured(compact: str) -> str:
    """Return a receipt in lines that survive a letter."""
    lines = [compact[at : at + _LINE] for at in range(0, len(compact), _LINE)]
    return "\n".join([_BEGIN, *lines, _END])


def compact_of(text: str) -> str | None:
    """Return the receipt within a text: between its two lines, in an address, or alone."""
    if found := _ARMOURED.search(text):
        text = "".join(found[1].split())
    elif not (_COMPACT.search(text)):
        # A line broken by the program that showed it.
        text = "".join(text.split())
    match = _COMPACT.search(text)
    return match[0] if match else None


def read(compact: str) -> tuple[dict[str, Any], str]:
    """Return the document of a receipt of our own and the key that has signed it, unchecked."""
    header, document, _ = compact.split(".")
    return json.loads(_decoded(document)), json.loads(_decoded(header))["kid"]


def check(text: str, keys: Sequence[Mapping[str, str]], former: str | None = None) -> Checked:
    """Return what a text is by the supplier's public keys (JWK), and whether it follows `former`.

    `former` is the text of the receipt before it, if one is given; it must be good itself.
    """
    checked = _checked(text, keys)
    if checked.document is None:
        return checked
    chain: Chain | None = "first" if checked.document["former"] is None else None
    if former is not None:
        before = _checked(former, keys).digest
        follows = before is not None and before == checked.document["former"]
        chain = "follows" if follows else "does-not-follow"
    return Checked("valid", checked.document, checked.digest, checked.kid, chain)


def _checked(text: str, keys: Sequence[Mapping[str, str]]) -> Checked:
    compact = compact_of(text)
    if compact is None:
        return Checked("no-receipt")
    header_part, document_part, signature_part = compact.split(".")
    try:
        header = json.loads(_decoded(header_part))
        content, signature = _decoded(document_part), _decoded(signature_part)
        document = json.loads(content)
        if header != {"alg": "ES256", "kid": header["kid"], "typ": TYPE}:
            return Checked("no-receipt" if header.get("typ") != TYPE else "altered")
        key = next((key for key in keys if key["kid"] == header["kid"]), None)
        if key is None:
            return Checked("unknown-key", kid=str(header["kid"]))
        covered = f"{header_part}.{document_part}".encode()
        good = jwk.construct(dict(key), "ES256").verify(covered, signature)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError, JOSEError):
        return Checked("altered")
    if not good or not isinstance(document, dict):
        return Checked("altered")
    return Checked("valid", document, digest_of(content), header["kid"])


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _decoded(part: str) -> bytes:
    """Return the bytes of a part; ValueError also for another spelling of the same bytes."""
    try:
        content = base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except NoBase64 as error:
        raise ValueError("base64url") from error
    if _encoded(content) != part:
        raise ValueError("base64url")
    return content
