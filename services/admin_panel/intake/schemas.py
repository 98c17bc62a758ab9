"""Shapes of the systems door's answers."""

from uuid import UUID

from pydantic import BaseModel

from services.admin_panel.ledger.schemas import LineError

WIRE_LIMIT = 16 * 1024 * 1024
LIMITS = (
    "At most 16 MiB on the wire, 128 MiB unpacked, 100 000 lines, 64 KiB a line;"
    " nothing of a larger batch is stored."
)


class BatchAnswer(BaseModel):
    """What cabinet answers to a batch."""

    accepted: int
    rejected: int
    errors: list[LineError]


class BatchAnswerOut(BatchAnswer):
    """What became of a batch: good lines are stored, the others listed (the first 1000)."""

    batch_id: UUID
