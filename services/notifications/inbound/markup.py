"""From a letter's HTML to its text: paragraphs, lists, and «> » before what it quotes."""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_UNSEEN = frozenset(
    {"head", "script", "style", "title", "template", "noscript", "-comment", "object", "svg"}
)
_BLOCKS = frozenset(
    {
        "address", "article", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre",
        "section", "table", "tr", "ul",
    }
)  # fmt: skip
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"})
# In what mail programs put the letter that is answered (Gmail, Yahoo, Outlook, Thunderbird).
_QUOTES = ("gmail_quote", "yahoo_quoted", "protonmail_quote", "moz-cite-prefix")
_QUOTE_IDS = ("divRplyFwdMsg", "appendonsend", "mailru_quote", "mail-editor-reference-message")
_MOST_NODES = 200_000
_LONGEST = 400_000


class _Lines:
    """A text that grows; spaces run together but where they are kept."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self.quoted = 0
        self.kept = 0
        self.length = 0

    def add(self, text: str) -> None:
        """Add words to the line."""
        self.length += len(text)
        if self.kept:
            first, *more = text.split("\n")
            self._line.append(first)
            for line in more:
                self.end()
                self._line.append(line)
            return
        words = " ".join(text.replace("\xa0", " ").split())
        if text[:1].isspace() and self._line and not self._line[-1].endswith(" "):
            self._line.append(" ")
        if words:
            self._line.append(words + (" " if text[-1].isspace() else ""))

    def end(self, *, always: bool = True) -> None:
        """End the line; without `always` only one that holds something."""
        line = "".join(self._line).rstrip()
        self._line = []
        if line or always:
            self._lines.append("> " * min(self.quoted, 5) + line if self.quoted else line)

    def apart(self) -> None:
        """Begin a paragraph."""
        self.end(always=False)
        if self._lines and self._lines[-1].strip("> "):
            self.end()

    def text(self) -> str:
        """Return what has been written."""
        self.end(always=False)
        return "\n".join(self._lines).strip("\n")


def text_of(html: str) -> str:
    """Return the text of HTML as a reader sees it; never markup, addresses or pictures."""
    root = LexborHTMLParser(html).body
    lines = _Lines()
    if root is None:
        return ""
    for count, (node, begins) in enumerate(_walk(root)):
        if count > _MOST_NODES or lines.length > _LONGEST:
            break
        tag = node.tag or ""
        if tag == "-text":
            lines.add(node.text_content or "")
        elif tag == "br" and begins:
            lines.end()
        elif tag in {"td", "th"} and begins:
            lines.add(" ")
        elif tag in _BLOCKS or _quotes(node):
            _block(lines, node, tag, begins=begins)
    return lines.text()


def _block(lines: _Lines, node: LexborNode, tag: str, *, begins: bool) -> None:
    if tag in _APART:
        lines.apart()
    else:
        lines.end(always=False)
    if _quotes(node):
        lines.quoted += 1 if begins else -1
    if tag == "pre":
        lines.kept += 1 if begins else -1
    if tag == "li" and begins:
        lines.add("- ")


def _walk(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Give each node when it begins and when it ends; without recursion, however deep."""
    waiting: list[tuple[LexborNode, bool]] = [(root, True)]
    while waiting:
        node, begins = waiting.pop()
        tag = node.tag or ""
        if tag in _UNSEEN or (begins and _hidden(node, tag)):
            continue
        yield node, begins
        if not begins or tag == "-text":
            continue
        waiting.append((node, False))
        child = node.last_child
        while child is not None:
            waiting.append((child, True))
            child = child.prev


def _hidden(node: LexborNode, tag: str) -> bool:
    if tag == "-text":
        return False
    style = (node.attributes.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "hidden" in node.attributes


def _quotes(node: LexborNode) -> bool:
    if node.tag == "blockquote":
        return True
    if node.tag != "div":
        return False
    attributes = node.attributes
    classes, identity = attributes.get("class") or "", attributes.get("id") or ""
    return any(one in classes for one in _QUOTES) or identity in _QUOTE_IDS
