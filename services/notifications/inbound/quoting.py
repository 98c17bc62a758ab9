"""Cutting off what a letter repeats of the one that it answers.

Where mail programs mark it, by «>» or a line that names sender and time, it is certain; where only
a block of headers or a line stands before it, it may be words of the writer: then the whole letter
is kept beside, for staff.
"""

import re
from dataclasses import dataclass

_MOST_LINES_OF_A_NAME = 4
_LONGEST_NAME = 400
# What a mail program writes about a letter; in a longer line patterns would look for ever.
_LONGEST_SIGN = 300
_QUOTED = re.compile(r"\s*>")
_RULER = re.compile(
    r"\s*>?\s*(-{2,}|_{2,}|—{2,})\s*("
    r"original message|original appointment|forwarded message|reply message|"
    r"исходное сообщение|пересылаемое сообщение|пересланное сообщение|"
    r"исходное письмо|ответ на письмо|конец пересылаемого сообщения"
    r")\s*(-{2,}|_{2,}|—{2,})?\s*$",
    re.IGNORECASE,
)
_LINE = re.compile(r"\s*_{10,}\s*$")
_HEADER = re.compile(
    r"\s*[*>]*\s*(от|кому|копия|тема|дата|отправлено|from|to|cc|subject|date|sent)\s*\**\s*:\s?",
    re.IGNORECASE,
)
_FIRST_HEADER = re.compile(r"\s*[*>]*\s*(от|from|отправитель)\s*\**\s*:", re.IGNORECASE)
_TIME = re.compile(r"\b\d{1,2}[:.]\d{2}\b")
_YEAR = re.compile(r"\b(19|20)\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2}\b")
_SAID = re.compile(
    r"(wrote|writes|пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\)|написали)\s*:?\s*$",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"<[^\s<>@]+@[^\s<>@]+>")
_ON = re.compile(r"\s*>?\s*(on|at|am|le)\s.{10,}\bwrote\s*:\s*$", re.IGNORECASE | re.DOTALL)
_FROM_A_PHONE = re.compile(
    r"\s*(--\s*)?(отправлено|послано|sent|get outlook|получите outlook)\s+"
    r"(из|с|со|from|for|для|via|через)\b.{0,80}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cut:
    """A letter without what it repeats; `doubtful`: that may have been words of its writer."""

    text: str
    doubtful: bool = False


def cut_quotes(text: str) -> Cut:
    """Return what the writer of a letter has said himself."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept: list[str] = []
    doubtful = between = False
    position = 0
    while position < len(lines):
        line = lines[position]
        if _QUOTED.match(line):
            # What stands below a quoted line again answers it, in its place.
            between = True
            position += 1
            continue
        if _RULER.match(_sign(line)) or _is_block(lines, position):
            doubtful = any(one.strip() and not _QUOTED.match(one) for one in lines[position + 1 :])
            break
        named = _lines_of_a_name(lines, position)
        if named:
            rest = lines[position + named :]
            first = next((one for one in rest if one.strip()), "")
            if _QUOTED.match(first):
                position += named
                continue
            # Programs that mark quotations by nothing repeat all of the letter below.
            doubtful = bool(first)
            break
        if between and line.strip():
            doubtful, between = True, False
        kept.append(line)
        position += 1
    said = _without_trailer("\n".join(kept).strip())
    if not said and text.strip():
        # All of it looks like a quotation: rather too much than nothing.
        answers = _unquoted(lines)
        return Cut(answers, doubtful=bool(answers))
    return Cut(said, doubtful)


def _sign(line: str) -> str:
    """Return a line without the spaces around it; "" for one that is too long to be a sign."""
    line = line.strip()
    return line if len(line) <= _LONGEST_SIGN else ""


def _unquoted(lines: list[str]) -> str:
    """Return what stands below a line that names whom it quotes, if that is all there is."""
    if all(_QUOTED.match(line) or not line.strip() for line in lines):
        return ""
    for position in range(len(lines)):
        if lines[position].strip():
            named = _lines_of_a_name(lines, position)
            if named or _RULER.match(_sign(lines[position])) or _is_block(lines, position):
                return ""
            break
    return "\n".join(line for line in lines if not _QUOTED.match(line)).strip()


def _is_block(lines: list[str], position: int) -> bool:
    """Say whether headers of a letter begin here, as Outlook repeats them."""
    start = position
    if _LINE.match(_sign(lines[position])):
        start = next(
            (n for n in range(position + 1, min(position + 4, len(lines))) if lines[n].strip()), -1
        )
        if start < 0:
            return False
    if not _FIRST_HEADER.match(lines[start].strip()[:_LONGEST_SIGN]):
        return False
    following = [line for line in lines[start + 1 : start + 9] if line.strip()][:5]
    return sum(bool(_HEADER.match(line.strip()[:_LONGEST_SIGN])) for line in following) >= 2


def _lines_of_a_name(lines: list[str], position: int) -> int:
    """Return how many lines name who wrote what follows, and when; 0: none."""
    if not lines[position].strip():
        return 0
    joined = ""
    for count in range(1, _MOST_LINES_OF_A_NAME + 1):
        if position + count > len(lines) or not lines[position + count - 1].strip():
            return 0
        joined = f"{joined} {lines[position + count - 1].strip()}".strip()
        if len(joined) > _LONGEST_NAME:
            return 0
        if _names_a_writer(joined):
            return count
    return 0


def _names_a_writer(line: str) -> bool:
    if _ON.match(line):
        return True
    dated = bool(_TIME.search(line) and (_YEAR.search(line) or _ADDRESS.search(line)))
    if not dated:
        return False
    if _SAID.search(line):
        return True
    # Gmail and Yandex in Russian: «29 нояб. 2026 г. в 12:00, Имя <a@example.org>:».
    return line.endswith(":") and bool(_ADDRESS.search(line))


def _without_trailer(text: str) -> str:
    lines = text.split("\n")
    while lines and (not lines[-1].strip() or _FROM_A_PHONE.match(_sign(lines[-1]))):
        lines.pop()
    return "\n".join(lines).strip()
