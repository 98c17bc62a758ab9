"""Shapes of a meter's card for staff (manual 000, 3.2.2, figures 39-41)."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, Field

from services.cabinet.edits.schemas import Reason
from services.cabinet.metering.meters.rules import VerificationState
from services.cabinet.metering.meters.schemas import PassportOut, PlacedMeterOut
from services.contracts.batches.values import Day, Mrid, Short, Words, ZoneName
from services.kit.shapes import RequestBody

_Key = Annotated[int, Field(ge=1, le=2**31 - 1)]


def _nothing(value: Any) -> Any:
    # A field that was emptied on a page is not known.
    return None if isinstance(value, str) and not value.strip() else value


_Words = Annotated[Words | None, BeforeValidator(_nothing)]
_Zone = Annotated[ZoneName | None, BeforeValidator(_nothing)]


class InformationIn(RequestBody):
    """The tab «Информация»: the meter itself, its seal and verification; tariff and zone."""

    serial_number: Short
    model_id: _Key | None = Field(None, description="Of the dictionary of meter models.")
    manufactured_on: Day | None = None
    tariff_id: _Key | None = Field(
        None, description="The usage point's tariff schedule; null when the meter has no place."
    )
    tariff_from: Day | None = Field(
        None, description="From which day on, when it is another one now; today if missing."
    )
    time_zone: _Zone = Field(
        None, description="The usage point's IANA time zone; null: as the supplier's."
    )
    seal_number: _Words = None
    last_instrumental_check_on: Day | None = None
    last_verification_on: Day | None = None
    next_verification_on: Day | None = Field(
        None, description="Null: it follows from the last and the model's interval."
    )
    reason: Reason


class PointIn(RequestBody):
    """The tab «Точка учёта»: where the meter stands or stood last."""

    name: _Words = Field(None, description="How the cabinet calls the place.")
    amenity_level: _Words = None
    installed_on: Day | None = None
    removed_on: Day | None = Field(None, description="Null: it stands there.")
    place: _Words = None
    place_kind: _Words = None
    usage_point_code: Mrid = Field(description="A UUID, bare or as `urn:uuid:…`.")
    reason: Reason


class InformationOut(BaseModel):
    """What the tab «Информация» shows."""

    serial_number: str
    model_id: int | None
    manufactured_on: date | None
    tariff_id: int | None
    tariff: str | None
    time_zone: str | None
    seal_number: str | None
    last_instrumental_check_on: date | None
    last_verification_on: date | None
    next_verification_on: date | None


class PointOut(BaseModel):
    """What the tab «Точка учёта» shows."""

    name: str | None
    amenity_level: str | None
    installed_on: date | None
    removed_on: date | None
    place: str | None
    place_kind: str | None
    usage_point_code: str = Field(description="`urn:uuid:…`")


class CardAccountOut(BaseModel):
    """Whose the place is today."""

    id: int
    number: str
    customer_name: str


class CardReplacementOut(BaseModel):
    """The last replacement in which the meter went or came."""

    id: int
    replaced_on: date
    old_meter_id: int
    new_meter_id: int | None
    done_at: datetime
    undoable: bool = Field(description="Nothing was read since.")


class EditOut(BaseModel):
    """A field that staff have set, and what a system has told of it since."""

    kind: Literal["meter", "usage_point"]
    field: str
    value: Any
    state: Literal["kept", "differs", "replaced", "agreed"]
    edited_at: datetime
    editor: str
    delivered: Any = None
    delivered_name: str | None = Field(None, description="Of a model: how it is called.")
    delivered_at: datetime | None = None
    source: str | None = None


class MeterDecisionIn(RequestBody):
    """What stands of a field that staff have set and a system tells otherwise."""

    kind: Literal["meter", "usage_point"]
    field: Annotated[str, Field(min_length=1, max_length=64)]
    choice: Literal["system", "staff"] = Field(description="Whose value stands.")


class MeterStaffCardOut(BaseModel):
    """A meter's card: two tabs, the passport, who measured at the place before."""

    id: int
    key: str = Field(description="The key under which systems send it.")
    information: InformationOut
    point: PointOut | None = Field(description="Null when it has not stood anywhere yet.")
    usage_point_id: int | None
    account: CardAccountOut | None
    address: str | None
    today: date = Field(description="By the clock of its place.")
    clock: str = Field(description="That clock: the place's own time zone, or the supplier's.")
    in_service: bool
    passport: PassportOut | None
    verification_due_on: date | None
    verification_state: VerificationState | None
    verification_computed: bool = Field(description="It follows from the last and the interval.")
    load: Literal["connected", "disconnected", "limited"] | None
    load_since: datetime | None
    history: list[PlacedMeterOut] = Field(description="At this place, the latest first.")
    replacement: CardReplacementOut | None
    edits: list[EditOut]
