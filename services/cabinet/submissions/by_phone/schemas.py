"""Shapes of readings that staff hand in for a consumer."""

from typing import Annotated

from pydantic import AfterValidator, Field

from services.cabinet.edits.schemas import LONGEST_REASON, said
from services.cabinet.submissions.entry.schemas import SubmissionIn


class StaffSubmissionIn(SubmissionIn):
    """What the counters of a consumer's meter show, and why it is taken."""

    reason: Annotated[str, AfterValidator(said)] | None = Field(
        default=None,
        max_length=LONGEST_REASON,
        description="Why it is taken outside the days for readings; then it is of the last ones."
        " Needed only there; the log keeps it.",
    )
