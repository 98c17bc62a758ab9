"""The text of a part of a letter, whatever it says of its letters and lines."""

from email.message import Message

# What Russian letters come in that do not say, or say it wrongly.
_GUESSES = ("windows-1251", "koi8-r")


def decoded(part: Message) -> str:
    """Return the text of a part; what cannot be read is replaced, nothing is raised."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    text = _text(content, _charset(part)).replace("\0", " ")
    text = text.encode("utf-8", "replace").decode("utf-8")
    return _flowed(part, text)


def _charset(part: Message) -> str:
    try:
        return (part.get_content_charset() or "").strip()
    except (LookupError, ValueError, TypeError):
        return ""


def _text(content: bytes, charset: str) -> str:
    for name in (charset, "utf-8"):
        # A name alone is no promise: «us-ascii» and «utf-8» stand before anything.
        try:
            return content.decode(name or "utf-8")
        except (LookupError, ValueError):
            continue
    if charset and _is_known(charset) and charset.lower() not in {"us-ascii", "ascii", "utf-8"}:
        return content.decode(charset, "replace")
    # Read as the wrong one of the two, Russian is written in capitals.
    return max((content.decode(name, "replace") for name in _GUESSES), key=_small_letters)


def _is_known(charset: str) -> bool:
    try:
        return bool(b"a".decode(charset)) or True
    except (LookupError, ValueError):
        return False


def _small_letters(text: str) -> int:
    return sum("а" <= letter <= "я" for letter in text[:20_000])


def _flowed(part: Message, text: str) -> str:
    """Put lines together that were broken on the way only (RFC 3676)."""
    if str(part.get_param("format") or "").lower() != "flowed":
        return text
    deleted = str(part.get_param("delsp") or "").lower() == "yes"
    lines: list[list[str]] = []
    soft = False
    for line in text.replace("\r\n", "\n").split("\n"):
        quoted = line.startswith(">")
        plain = line if quoted else line.removeprefix(" ")
        if soft and not quoted:
            if deleted:
                lines[-1][-1] = lines[-1][-1][:-1]
            lines[-1].append(plain)
        else:
            lines.append([plain])
        soft = plain.endswith(" ") and plain != "-- " and not quoted
    return "\n".join("".join(parts) for parts in lines)
