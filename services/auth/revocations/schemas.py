"""Shapes of the feed of revocations; the reader is `kit/revocations.py`."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict


class RevocationOut(BaseModel):
    """A session's or machine client's id, and until when its tokens could still look good."""

    model_config = ConfigDict(from_attributes=True)

    subject: str
    expires_at: datetime


class RevocationsOut(BaseModel):
    """What has ended since the cursor, some of it perhaps twice; ask with `cursor` next time."""

    items: list[RevocationOut]
    cursor: int
