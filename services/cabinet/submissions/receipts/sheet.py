"""A receipt as people read it: the same facts on paper and in a text."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import segno

from services.cabinet.metering.export.words import Language
from services.cabinet.metering.registers.rules import text_of as text_of_value
from services.cabinet.submissions.receipts.rules import armoured
from services.cabinet.submissions.receipts.words import WORDS, Words

# Where a receipt can be checked, below the cabinet's address; what follows # is not sent anywhere.
_PAGE = "/verify"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A receipt, what became of its reading at a moment, and for whom it is written.

    `decimals` are those of the registers, None when nobody has described them; `address` is the
    cabinet's, empty when it is not known.
    """

    document: Mapping[str, Any]
    compact: str
    digest: str
    kid: str
    state: str
    refusal: str | None
    decimals: int | None
    zone: ZoneInfo
    now: datetime
    address: str
    language: Language

    @property
    def words(self) -> Words:
        """The words of its language."""
        return WORDS[self.language]


def paper_of(sheet: Sheet) -> dict[str, Any]:
    """Return what `receipt.typ` is given."""
    words = sheet.words
    return {
        "language": sheet.language,
        "words": {
            name: getattr(words, name)
            for name in ("title", "zone", "state", "check", "qr", "digest", "former", "key")
        }
        | {"reading": f"{words.reading}, {words.unit}", "beside": _beside(sheet)},
        "supplier": sheet.document["supplier"],
        "number": sheet.document["number"],
        "facts": _facts(sheet),
        "rows": _rows(sheet),
        "state": _state(sheet),
        "qr": _code(sheet, "svg"),
        "how": _how(sheet),
        "digest": sheet.digest,
        "former": sheet.document["former"] or words.first,
        "key": sheet.kid,
        "armoured": armoured(sheet.compact),
    }


def text_of(sheet: Sheet) -> str:
    """Return a receipt as text: what it says, itself, and the same as a code of block letters."""
    words, document = sheet.words, sheet.document
    lines = [
        document["supplier"],
        f"{words.title} № {document['number']}",
        "",
        *(f"{name}: {value}" for name, value in _facts(sheet)),
        *(f"{words.reading} {zone}: {value} {words.unit}" for zone, value in _rows(sheet)),
        f"{words.digest}: {sheet.digest}",
        f"{words.former}: {document['former'] or words.first}",
        f"{words.key}: {sheet.kid}",
        "",
        f"{words.state}: {_state(sheet)}",
        _beside(sheet),
        "",
        _how(sheet),
        "",
        armoured(sheet.compact),
        "",
        _code(sheet, "txt"),
    ]
    return "\n".join(lines) + "\n"


def _facts(sheet: Sheet) -> list[tuple[str, str]]:
    words, document = sheet.words, sheet.document
    issued = datetime.fromisoformat(document["issued_at"]).astimezone(sheet.zone)
    facts = [
        (words.account, document["account"]),
        (words.meter, document["meter"]),
        (words.usage_point, document["usage_point"]),
        (words.taken_on, date.fromisoformat(document["taken_on"]).strftime(words.day)),
        (words.issued_at, issued.strftime(words.moment)),
        (words.handed_by, words.by[document["by"]]),
    ]
    if document["corrects"]:
        facts.append((words.corrects, f"№ {document['corrects']}"))
    return facts


def _rows(sheet: Sheet) -> list[tuple[str, str]]:
    words = sheet.words
    return [
        (words.zones[zone], text_of_value(value, sheet.decimals).replace(",", words.point))
        for zone, value in sorted(sheet.document["values"].items())
    ]


def _state(sheet: Sheet) -> str:
    if sheet.state == "refused" and sheet.refusal:
        return sheet.words.refused.format(reason=sheet.refusal)
    return sheet.words.states[sheet.state]


def _beside(sheet: Sheet) -> str:
    moment = sheet.now.astimezone(sheet.zone).strftime(sheet.words.moment)
    return sheet.words.beside.format(moment=moment)


def _how(sheet: Sheet) -> str:
    if not sheet.address:
        return sheet.words.how_anywhere
    return sheet.words.how.format(address=sheet.address + _PAGE)


def _code(sheet: Sheet, kind: str) -> str:
    """Return the code: the page's address with the receipt behind it, or the receipt alone."""
    held = f"{sheet.address}{_PAGE}#{sheet.compact}" if sheet.address else sheet.compact
    code = segno.make_qr(held, error="l")
    if kind == "svg":
        written = io.BytesIO()
        code.save(written, kind="svg", xmldecl=False, border=3)
        return written.getvalue().decode()
    text = io.StringIO()
    code.terminal(text, compact=True, border=3)
    return text.getvalue()
