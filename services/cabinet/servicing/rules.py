"""What an organisation may replace of what others have handed in, however it hands in; pure."""

from collections.abc import Collection, Mapping
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

from services.cabinet.metering.registers.rules import Zone
from services.cabinet.submissions.entry.forms import values_of

# `same`: somebody has handed in these very figures, and they stay. `another`: he who hands in is
# asked first, with what stands.
Meeting = Literal["nothing", "same", "another"]


def met(
    standing: Mapping[str, Any] | None,
    values: Mapping[Zone, int],
    *,
    own: int | None,
    by: UUID | None = None,
    known: Collection[UUID | None] = (),
) -> Meeting:
    """Say what a reading (Wh by zone) meets that counts in its window already.

    Nothing of somebody else's is overwritten unasked. `own`: the organisation whose readings are
    corrected without a question; None where those of its own people are asked about as well, since
    a device on a walk learns of them late. `by`: who hands in by hand; then only his own are
    corrected so, for two colleagues at one meter do not know of each other. `known`: submissions
    that he who hands in has seen, and means to replace.
    """
    if standing is None:
        return "nothing"
    is_own = own is not None and standing["organization_id"] == own
    # Of a colleague's the day alone is corrected as well, once it was looked at.
    if is_own and (by in (None, standing["user_id"]) or standing["id"] in known):
        return "nothing"
    if values_of(standing) == dict(values):
        return "same"
    return "nothing" if standing["id"] in known else "another"


def standing_out(standing: Mapping[str, Any], place: ZoneInfo) -> dict[str, Any]:
    """Return a reading that counts as the question tells it (`StandingOut`), by its place's clock.

    How it came, never who of a household it was.
    """
    return {
        "submission_id": standing["id"],
        "values": [
            {"zone": name, "value_wh": value, "decimals": standing["decimals"]}
            for name, value in values_of(standing).items()
        ],
        "taken_on": standing["taken_on"],
        "submitted_at": standing["submitted_at"].astimezone(place),
        "way": standing["way"],
    }
