"""Texts: UTF-8 or Windows-1251, and nothing that a program could take for a page."""

import re
import unicodedata

from services.kit.file_kinds import Refused

_KEPT_CONTROLS = frozenset("\t\n\r\f")
# The beginnings of other kinds: such a file has the wrong name.
_OTHER_KINDS = (
    *(b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF"),
    *(b"MZ", b"\x7fELF", b"#!", b"{\\rtf", b"\xd0\xcf\x11\xe0"),
)
_TAG = re.compile(
    r"<\s*(?:!doctype|!--|!\[cdata|\?xml|\?php|%|/?\s*(?:a|abbr|address|applet|area|article|aside"
    r"|audio|b|base|blockquote|body|br|button|canvas|center|code|col|dialog|div|dl|em|embed"
    r"|fieldset|font|footer|form|frame|frameset|h[1-6]|head|header|hr|html|i|iframe|img|input"
    r"|isindex|label|li|link|main|map|marquee|math|menu|meta|nav|noscript|object|ol|option|p"
    r"|param|pre|script|section|select|slot|source|span|strong|style|svg|table|tbody|td|template"
    r"|textarea|tfoot|th|thead|title|tr|track|u|ul|video|xml|xmp)(?=[\s/>]))",
    re.IGNORECASE,
)


def examine_text(content: bytes) -> None:
    """Take a text; raises Refused `file-not-as-named` or `file-holds-markup`."""
    if content.startswith(_OTHER_KINDS):
        raise Refused("file-not-as-named")
    text = _decoded(content)
    if any(c not in _KEPT_CONTROLS and unicodedata.category(c) in ("Cc", "Cn") for c in set(text)):
        raise Refused("file-not-as-named")
    if _TAG.search(text):
        raise Refused("file-holds-markup")


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refused("file-not-as-named")
