"""The act that stores what billing says of readings that were handed in."""

from services.cabinet.errors import SubmissionSettled
from services.cabinet.lines.rules import Batch, Failed, Lines, Rejected, unknown
from services.cabinet.submissions.entry.actions import settle
from services.cabinet.submissions.entry.rules import Verdict
from services.cabinet.submissions.entry.writes import lock_meters_of
from services.cabinet.submissions.outcomes import queries
from services.cabinet.submissions.refusals.actions import tell_organizations
from services.contracts.batches.outcomes import SubmissionOutcomeIn
from services.kit.database import Connection
from services.kit.problems import NotFound

_REFUSED = Rejected(
    "state", "already-refused", "It was refused already: the consumer hands readings in anew."
)


async def put_outcomes(
    connection: Connection, kept: Lines[SubmissionOutcomeIn], batch: Batch
) -> Failed:
    """Settle submissions as billing says; a refused reading counts no more, and users are told.

    An organisation is told once of all its own that were refused. What is said of one that the
    consumer has corrected since, or again of any, changes nothing. Refused are lines of submissions
    that are not known, and that accept what was refused.
    """
    await lock_meters_of(connection, [item.record.submission_id for item in kept])
    failed: Failed = []
    refused = []
    for item in kept:
        record = item.record
        verdict = Verdict(record.state, "billing", record.reason, record.text)
        try:
            settled = await settle(connection, record.submission_id, verdict)
            if settled and record.state == "refused":
                refused.append(record.submission_id)
        except NotFound:
            failed.append((item.line, unknown("submission_id", "submission")))
        except SubmissionSettled:
            state = await queries.find_state(connection, record.submission_id)
            if state == "refused" and record.state == "accepted":
                failed.append((item.line, _REFUSED))
    if refused:
        await tell_organizations(connection, refused)
    return failed
