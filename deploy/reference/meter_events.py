"""The page of the events of meters that the cabinet knows: by kind, with all codes of each."""

import re
from collections.abc import Iterator

from deploy.reference.markdown import page, table
from services.cabinet.metering.diagnostics.dictionary import ENTRIES, KINDS, Kind
from services.cabinet.metering.diagnostics.vocabularies import listed_codes

# The same event, told by another device.
_ALIKE = re.compile(r"(?:0|1|26)(?:\.\d+){3}")
_HEAD = ("entry, also its name", "severity", "other codes")


def meter_events() -> str:
    """Return the page of all entries of the dictionary."""
    codes: dict[str, list[str]] = {}
    for code, entry in listed_codes():
        codes.setdefault(entry, []).append(code)
    return page(
        "Events of meters",
        "What `code` of a [meter event](records.md#meter-events) means to the cabinet. A number is"
        " an event of DLMS meters as IDIS counts them; `0.0.99.98.4.255/1` log and event of SPODES;"
        " `3.26.0.85` an event of IEC 61968-9, whose first part may be 0, 1, 3 or 26 alike;"
        " anything else a name, in letters of either size, with spaces or hyphens for underscores."
        " The severity holds where the sender tells none. Any other code is taken as well, and"
        " shown with the sender's own text.",
        ((kind, table(_HEAD, _rows(kind, codes))) for kind in KINDS if kind != "other"),
    )


def _rows(kind: Kind, codes: dict[str, list[str]]) -> Iterator[tuple[str, str, str]]:
    for name, entry in ENTRIES.items():
        if entry.kind == kind:
            others = [code for code in codes[name] if code != name and not _ALIKE.fullmatch(code)]
            yield f"`{name}`", entry.severity, ", ".join(f"`{one}`" for one in others)
