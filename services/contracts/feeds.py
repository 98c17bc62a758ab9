"""Feeds: what other systems read from us at the systems door, one shape for each feed's items.

Cabinet writes items by these shapes and the systems door publishes them. Fields are added, never
changed: who reads a feed knows only the published document.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

# Where a reader begins who names this in the place of a cursor.
FROM_THE_START = "start"
MOST_ITEMS = 1000

_SUBMISSION: dict[str, Any] = {
    "what": "handed_in",
    "at": "2026-11-23T05:10:00Z",
    "submission_id": "5f0c2a1e-6f5d-4b8c-9a51-0b6f0a3d9c10",
    "corrects": None,
    "again": False,
    "account": "5501000011",
    "usage_point": "0b8f2f0c-6b0e-4a55-9f0b-2f6f0a6c2b11",
    "meter": "M1",
    "serial_number": "240007919",
    "taken_on": "2026-11-23",
    "submitted_at": "2026-11-23T05:10:00Z",
    "way": "web",
    "values": {"T1": 4100001, "T2": 2000000},
    "consumption": {"T1": 120400, "T2": 61000},
    "reason": None,
}


class SubmissionItem(BaseModel):
    """Readings that a consumer has handed in by hand, or what became of them here.

    `handed_in`: new readings. `corrected`: readings in the place of those of `corrects`, which
    count no more. `withdrawn`: these count no more, as staff have refused them, or the organisation
    that handed them in has taken them back. What stood before those counts again then, and is told
    once more, as `handed_in` with `again`. Energy is in whole Wh, as the counters show it: before
    the transformation ratio.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_SUBMISSION]})

    what: Literal["handed_in", "corrected", "withdrawn"]
    at: datetime = Field(description="When it happened.")
    submission_id: UUID = Field(description="Name it in your outcome (`submission-outcomes`).")
    corrects: UUID | None = Field(description="The submission in whose place this one is.")
    again: bool = Field(
        default=False,
        description="Told before, replaced since, and counting again: what replaced it is"
        " withdrawn.",
    )
    account: str | None = Field(description="`number` of the account.")
    usage_point: UUID = Field(description="`mrid` of the usage point.")
    meter: str = Field(description="`id` of the meter, as you have sent it.")
    serial_number: str
    taken_on: date = Field(description="The day of the readings, by the usage point's clock.")
    submitted_at: datetime
    way: str = Field(
        description="How they came: `web`; `staff` on the consumer's behalf; `servicer`: from the"
        " organisation that serves the house."
    )
    values: dict[str, int] = Field(description="Wh by zone: `T1`, `T2`, `T3`, or `total`.")
    consumption: dict[str, int] = Field(
        description="Wh used since the readings before, by zone; a zone without any is missing."
    )
    reason: str | None = Field(description="Why they were withdrawn, in the words of staff.")


_APPEAL: dict[str, Any] = {
    "what": "registered",
    "at": "2026-11-23T05:10:00Z",
    "appeal_id": "7a0c2a1e-6f5d-4b8c-9a51-0b6f0a3d9c10",
    "number": 4711,
    "kind": "request",
    "topic": "Подключение",
    "account": "5501000011",
    "status": "new",
    "by": "consumer",
    "way": "web",
    "created_at": "2026-11-23T05:10:00Z",
    "text": "Хочу подключить дачу к сети, 15 кВт.",
}


class AppealItem(BaseModel):
    """An appeal of a consumer, or the status that it has come into here.

    `registered`: a new one, the first of its items. `moved`: another status. What staff write for
    themselves is not told.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_APPEAL]})

    what: Literal["registered", "moved"]
    at: datetime = Field(description="When it happened.")
    appeal_id: UUID
    number: int = Field(description="As people call it.")
    kind: Literal["question", "request", "complaint", "other"]
    topic: str = Field(description="In Russian, as it is called today.")
    account: str | None = Field(description="`number` of the account, where it is about one.")
    status: Literal["new", "in_work", "done", "cancelled"] = Field(
        description="That it came into then."
    )
    by: str = Field(description="`consumer` or `staff`.")
    way: str = Field(description="How it came: `web`, `phone` or `letter`.")
    created_at: datetime
    text: str = Field(description="What was asked, whole.")


_OUTAGE: dict[str, Any] = {
    "what": "published",
    "at": "2026-11-29T05:10:00Z",
    "outage_id": 12,
    "external_id": None,
    "kind": "emergency",
    "starts_at": "2026-11-29T04:50:00Z",
    "expected_end_at": "2026-11-29T09:00:00Z",
    "ended_at": None,
    "cancelled": False,
    "cause": "Повреждение кабеля",
    "text": "Бригада выехала.",
    "buildings": [
        {"region": "Омская область", "locality": "Тара", "street": "ул. Лесная", "house": "4"}
    ],
    "buildings_total": 1,
}


class OutageBuilding(BaseModel):
    """A building that an outage touches."""

    region: str | None
    locality: str
    street: str | None
    house: str | None


class OutageItem(BaseModel):
    """An outage that people are told of, or a change of it.

    Everything but `what`, `at` and `text` is as it is when the item is read: the latest item of an
    outage says how it stands. One that is planned ends by its expected end without an item.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_OUTAGE]})

    what: Literal["published", "changed", "updated", "ended", "cancelled"]
    at: datetime = Field(description="When it happened.")
    outage_id: int
    external_id: str | None = Field(description="`id` in the batch that brought it.")
    kind: Literal["planned", "emergency"]
    starts_at: datetime
    expected_end_at: datetime | None
    ended_at: datetime | None
    cancelled: bool
    cause: str
    text: str = Field(description="What people were told with it.")
    buildings: list[OutageBuilding] = Field(description="The first 500.")
    buildings_total: int


# Each feed's items; its scope is `feeds:<name>`.
FEEDS: Mapping[str, type[BaseModel]] = {
    "submissions": SubmissionItem,
    "appeals": AppealItem,
    "outages": OutageItem,
}
