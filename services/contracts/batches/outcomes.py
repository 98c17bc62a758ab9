"""Lines of what other systems say to what was handed in here."""

from typing import Literal

from pydantic import Field

from services.contracts.batches.records import Record, published
from services.contracts.batches.values import Key, Mrid, Words

_SUBMISSION = "5f0c2a1e-6f5d-4b8c-9a51-0b6f0a3d9c10"


class SubmissionOutcomeIn(Record):
    """What became of readings that a consumer has handed in; the feed `submissions` has them.

    The same outcome again changes nothing. One of readings that the consumer has corrected since
    is taken, and leaves the later ones as they are.
    """

    model_config = published(
        {
            "submission_id": _SUBMISSION,
            "state": "refused",
            "reason": "too-high",
            "text": "Расход больше обычного в пять раз. Проверьте последнюю цифру.",
        }
    )

    submission_id: Mrid = Field(
        description="`submission_id` of an item of the feed; one that is not known is refused"
        " (`unknown-submission`). What was refused before is not accepted any more"
        " (`already-refused`): the consumer hands readings in anew."
    )
    state: Literal["accepted", "refused"]
    reason: Key | None = Field(default=None, description="Your own code of the reason.")
    text: Words | None = Field(
        default=None, description="What the consumer reads as the reason, in his words."
    )
