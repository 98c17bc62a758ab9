"""Reads one letter, as a process of its own: `python -m services.notifications.inbound.reading`.

The letter comes on standard input, the answer is JSON (`ReadLetter`). Whatever a crafted letter
does to a parser, it does it here: without network or secrets in reach, within limits of memory and
time (`kit/children.py`).
"""

import base64
import email
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from email.header import decode_header, make_header
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses
from hashlib import blake2b
from typing import TypedDict

import orjson

from services.contracts.letters import LONGEST_WHOLE, MOST_FILES
from services.kit.children import limit_child
from services.notifications.inbound.decoding import decoded
from services.notifications.inbound.markup import text_of
from services.notifications.inbound.quoting import cut_quotes
from services.notifications.inbound.rules import is_automatic

_MEMORY = 1024 * 1024 * 1024
_CPU_SECONDS = 10
_LONGEST_READ = 400_000
_MOST_PARTS = 200
_MOST_HEADERS = 50
_LONGEST_HEADER = 10_000
# As an appeal takes them (`cabinet`): five files of 10 MB.
_LARGEST_FILE = 10 * 1024 * 1024
_MOST_REFUSED = 10
# A smaller picture within the text is somebody's signature.
_SMALLEST_INLINE = 8 * 1024
_SIGNATURES = frozenset(
    {
        "application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature",
        "application/pgp-keys", "text/x-vcard", "text/vcard",
    }
)  # fmt: skip
_TO = ("to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to")
_NAMED = (
    *("auto-submitted", "precedence", "x-autoreply", "x-autorespond", "x-autoresponder"),
    *("x-failed-recipients", "list-id", "list-unsubscribe", "x-auto-reply-from", "return-path"),
)


class ReadFile(TypedDict):
    """A file of a letter, its content in base64."""

    name: str
    content: str


class ReadLetter(TypedDict):
    """A letter: who wrote it to whom, what he says in it, and the files that may be taken.

    `whole` is what stood in it before anything was cut off, "" where that is no more or no other.
    `refused` are (name, reason).
    """

    sender: str
    recipients: list[str]
    references: str
    automatic: bool
    message_id: str
    digest: str
    text: str
    whole: str
    files: list[ReadFile]
    refused: list[tuple[str, str]]


def read_letter(raw: bytes) -> ReadLetter:
    """Read a letter, however broken it is."""
    message = email.message_from_bytes(raw, policy=compat32)
    headers = _headers(message, (*_NAMED, *_TO, "from", "message-id", "in-reply-to", "references"))
    senders = [address for _, address in getaddresses(headers["from"]) if "@" in address]
    # Several writers are nobody in particular.
    sender = senders[0].strip() if len(senders) == 1 else ""
    plain: list[str] = []
    html: list[str] = []
    files: list[ReadFile] = []
    refused: list[tuple[str, str]] = []
    for part in _leaves(message):
        kind = part.get_content_type()
        name = _name(part)
        if not name and kind in {"text/plain", "text/html"} and not _attached(part):
            (plain if kind == "text/plain" else html).append(decoded(part)[:_LONGEST_READ])
        elif kind not in _SIGNATURES:
            _take(part, name or kind.partition("/")[0], files, refused)
    text = "\n\n".join(one for one in plain if one.strip())
    if not text.strip():
        text = "\n\n".join(text_of(one) for one in html)
    text = text[:_LONGEST_READ].strip()
    cut = cut_quotes(text)
    whole = text[:LONGEST_WHOLE] if cut.doubtful else ""
    return {
        "sender": sender[:320],
        "recipients": [one for name in _TO for one in headers[name]],
        "references": " ".join(headers["in-reply-to"] + headers["references"]),
        "automatic": is_automatic(headers, sender, message.get_content_type()),
        "message_id": " ".join(headers["message-id"])[:1000],
        "digest": _digest(message, text),
        "text": cut.text,
        "whole": whole,
        "files": files,
        "refused": refused[:_MOST_REFUSED],
    }


def _digest(message: Message, text: str) -> str:
    told = [str(message.get(name, "")) for name in ("Date", "From", "Subject")]
    return blake2b("\n".join([*told, text]).encode("utf-8", "replace"), digest_size=16).hexdigest()


def _headers(message: Message, names: Sequence[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {name: [] for name in names}
    for name, value in message.items():
        one = found.get(name.lower())
        if one is not None and len(one) < _MOST_HEADERS:
            line = " ".join(str(value)[:_LONGEST_HEADER].split())
            # Decoded, a writer's name could pass for his address: servers look at it as it is.
            one.append(_clean(line if name.lower() == "from" else _words_of(line)))
    return found


def _words_of(line: str) -> str:
    """Return a header decoded: some programs write even addresses as encoded words."""
    try:
        return str(make_header(decode_header(line))) if "=?" in line else line
    except (LookupError, ValueError):
        return line


def _clean(text: str) -> str:
    """Return a text that can be written as UTF-8, whatever was in it."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")


def _leaves(message: Message) -> Iterator[Message]:
    """Give the parts that hold something; a letter within a letter is one of them, unopened."""
    waiting, count = [message], 0
    while waiting and count < _MOST_PARTS:
        part = waiting.pop()
        count += 1
        nested = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(nested, list):
            waiting.extend(one for one in reversed(nested) if isinstance(one, Message))
        else:
            yield part


def _attached(part: Message) -> bool:
    return str(part.get("Content-Disposition", "")).strip().lower().startswith("attachment")


def _name(part: Message) -> str:
    try:
        # Many programs write encoded words where the parameter has a form of its own.
        name = _words_of(part.get_filename() or "")
    except (LookupError, ValueError, TypeError):
        name = ""
    if not name and part.get_content_type() == "message/rfc822":
        name = "message.eml"
    return re.sub(r"\s+", " ", _clean(name)).strip()[:200]


def _take(part: Message, name: str, files: list[ReadFile], refused: list[tuple[str, str]]) -> None:
    if part.get_content_type() == "message/rfc822" or part.is_multipart():
        refused.append((name, "unsupported-file"))
        return
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content:
        refused.append((name, "file-damaged"))
    elif not _attached(part) and part.get("Content-ID") and len(content) < _SMALLEST_INLINE:
        return
    elif len(content) > _LARGEST_FILE:
        refused.append((name, "too-large"))
    elif len(files) >= MOST_FILES:
        refused.append((name, "too-many-files"))
    else:
        if "." not in name:
            name += {"image/jpeg": ".jpg", "image/png": ".png", "application/pdf": ".pdf"}.get(
                part.get_content_type(), ""
            )
        files.append({"name": name, "content": base64.b64encode(content).decode()})


if __name__ == "__main__":
    limit_child(memory=_MEMORY, cpu_seconds=_CPU_SECONDS)
    sys.stdout.buffer.write(orjson.dumps(read_letter(sys.stdin.buffer.read())))
