"""Events that cabinet publishes."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, Field

from services.contracts.facts import Fact


class AccessEnded(Fact):
    """A user's time with an account has an end; days are the supplier's local ones.

    `last_day` is None when nothing is seen any more; until `kept_until` the time before stays.
    """

    type = "cabinet.access_ended.v1"

    user_id: UUID
    account_ending: str
    reason: Literal["passed-on", "contract-ended", "taken"]
    last_day: date | None
    kept_until: date | None


class AccessBegun(Fact):
    """An account became that of a user's customer, from `first_day` on (None = from ever).

    `visible` tells whether the user sees it; else staff have to give it to him.
    """

    type = "cabinet.access_begun.v1"

    user_id: UUID
    account_ending: str
    first_day: date | None
    visible: bool


class AccountGiven(Fact):
    """Staff have let a consumer see one more account.

    Known for it before: the users who see it (`known_users`), and the registry's e-mail address.
    """

    type = "cabinet.account_given.v1"

    user_id: UUID
    account_ending: str
    known_users: list[UUID]
    known_email: str | None
    given_at: datetime


class AccountLeft(Fact):
    """A user has given an account up; nothing of it is told to him any more.

    `last_day` is None when nothing is seen any more; until `kept_until` the time before stays.
    `alone`: nobody else saw it, of which he was warned.
    """

    type = "cabinet.account_left.v1"

    user_id: UUID
    account_number: str
    account_ending: str
    last_day: date | None
    kept_until: date | None
    alone: bool


class AccountPassedOn(Fact):
    """A batch has given an account to another customer; customers are the supplier's own keys."""

    type = "cabinet.account_passed_on.v1"

    source: str
    batch_id: str
    account_number: str
    former_customer: str
    customer: str
    last_day: date | None
    first_day: date | None
    users: int


class SupplierPicture(BaseModel):
    """A picture of `width` x `height` pixels at a path of the cabinet that everybody may ask."""

    address: str = Field(pattern=r"^/[\w/.-]+$", max_length=200)
    width: int = Field(gt=0)
    height: int = Field(gt=0)


class SupplierChanged(Fact):
    """Who the supplier is from now on, as letters show it; `time_zone`: IANA name of its clock.

    `color` is empty in what was told before letters had one.
    """

    type = "cabinet.supplier_changed.v1"

    name: str
    time_zone: str
    color: str = ""
    phone: str = ""
    hours: str = ""
    hours_en: str = ""
    logo: SupplierPicture | None = None


class PoliciesChanged(Fact):
    """How people come in from now on, as the supplier has set it; see cabinet's settings."""

    type = "cabinet.policies_changed.v1"

    registration_policy: Literal["at_once", "staff"]
    staff_second_factor: Literal["installed", "none", "any", "own"]
    consumer_second_factor: Literal["quiet", "offered"]
    registrations_kept_days: int


class SubmissionChanged(Fact):
    """A reading that was handed in has come into a state; `user_ids` are who sees the meter's.

    `values` are Wh by zone as the counters show them, `taken_on` a local day of the place.
    `corrects` names the one in whose place it is; that one's change is not told beside. `code` and
    `text` say why it was refused, `text` in the consumer's words, and `by` who decided.
    """

    type = "cabinet.submission_changed.v1"

    submission_id: UUID
    user_ids: list[UUID]
    meter_id: int
    usage_point_id: int
    serial_number: str
    account_ending: str
    state: Literal["on_its_way", "accepted", "refused", "corrected"]
    by: Literal["consumer", "staff", "billing", "servicer"]
    taken_on: date
    values: dict[str, int]
    corrects: UUID | None = None
    code: str | None = None
    text: str | None = None


class ServedReadingsRefused(Fact):
    """One act of staff, or one batch of billing, has refused readings of a servicing organisation.

    `user_ids` act for it, `organization` is its short name, `count` says how many were refused, and
    `text` why, where that is the same for all. Each submission's change is told beside.
    """

    type = "cabinet.served_readings_refused.v1"

    user_ids: list[UUID]
    organization: str
    count: int
    text: str | None = None


class ReadingsAwaited(Fact):
    """The days when readings are taken begin (`start`) or end (`end`) soon for a user.

    He has so many meters to read (`meters`), of accounts with these endings; days are local ones.
    """

    type = "cabinet.readings_awaited.v1"

    user_id: UUID
    what: Literal["start", "end"]
    opens_on: date
    closes_on: date
    meters: int
    account_endings: list[str]


class UnusualDayFound(Fact):
    """A user's place has used unusually much or little on a local day; told once for each.

    `value` and `usual` (the middle day of its kind in the weeks before) are Wh, `name` is what the
    user calls the place; `meter_id` is the meter by which its chart is found.
    """

    type = "cabinet.unusual_day_found.v1"

    user_id: UUID
    meter_id: int
    name: str
    account_ending: str
    day: date
    value: int
    usual: int


class AppealChanged(Fact):
    """An appeal has been written on, or is in another status; its author alone is told.

    `change` says what was done, `by` whom. `text` is an answer's, with so many `files`. What staff
    write for themselves, and who deals with an appeal, is never told.
    """

    type = "cabinet.appeal_changed.v1"

    appeal_id: UUID
    number: int
    user_id: UUID
    change: Literal[
        "sent", "made", "written", "answered", "moved", "merged", "reopened", "cancelled", "rated",
        "read",
    ]  # fmt: skip
    by: Literal["consumer", "staff"]
    status: Literal["new", "in_work", "done", "cancelled"]
    topic: str
    topic_en: str
    text: str | None = None
    files: int = 0
    # Of one that was merged: the appeal in which it goes on.
    into_id: UUID | None = None
    into_number: int | None = None


class OutageReader(BaseModel):
    """A user whom an outage touches, with the addresses of his places and how many more."""

    user_id: UUID
    places: list[str]
    more_places: int = 0


class OutageChanged(Fact):
    """Something of an outage is another; `readers` are some of those who are to be told.

    `change`: it was `published`, or touches them from now on; `changed` in its times or words;
    `updated` with a text while it lasts; `ended`; `cancelled`; or it touches these places no more
    (`untouched`). Moments have an offset; `text` is told with the change.
    """

    type = "cabinet.outage_changed.v1"

    outage_id: int
    change: Literal["published", "changed", "updated", "ended", "cancelled", "untouched"]
    kind: Literal["planned", "emergency"]
    starts_at: datetime
    expected_end_at: datetime | None
    ended_at: datetime | None = None
    cause: str
    text: str
    readers: list[OutageReader]


class ServiceOrderChanged(Fact):
    """Staff have brought an order of a service on, or answered it; who has ordered is told."""

    type = "cabinet.service_order_changed.v1"

    order_id: UUID
    number: int
    user_id: UUID
    state: Literal["new", "in_work", "done", "cancelled"]
    title: str
    title_en: str
    answer: str = ""


class PersonalDataErased(Fact):
    """What cabinet kept about a consumer is erased; `counts`: rows, by what they were."""

    type = "cabinet.personal_data_erased.v1"

    erasure_id: UUID
    counts: dict[str, int]


class ServicingPersonChanged(Fact):
    """Somebody acts for a servicing organisation from now on, or (`ended`) does no more.

    auth makes him a user, or finds whose the address is, and answers by
    `auth.servicing_person_known.v1`. `again`: his letter is asked for once more. Of who has ended
    nothing but his id is told.
    """

    type = "cabinet.servicing_person_changed.v1"

    person_id: UUID
    email: str = ""
    name: str = ""
    organization: str = ""
    ended: bool = False
    again: bool = False
