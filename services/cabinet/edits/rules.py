"""What stands when staff have set a field and a system tells another value of it later."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

# `staff_wins`: the value of staff stays, and nobody is asked. `system_wins`: the delivered value
# goes in, and the card says that it took the place of one of staff. `ask`: the value of staff
# stays, the delivered one waits beside it until somebody decides.
Rule = Literal["staff_wins", "system_wins", "ask"]
# `kept`: the value of staff stands. `differs`: it stands, and a system told another. `replaced`: a
# system's stands in its place. `agreed`: a system told the same; the field is the systems' again.
State = Literal["kept", "differs", "replaced", "agreed"]
ObjectKind = Literal["customer", "account", "building", "usage_point", "meter_model", "meter"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of objects: its table, the column of the supplier's key, and a rule per column."""

    table: str
    key: str
    fields: Mapping[str, Rule]
    # Its lines leave out what they do not know: an empty value of theirs tells nothing.
    empty_tells: bool = True


# What a system keeps books of is asked about; what inspectors bring in later is newer than what
# staff have typed; what systems hardly ever know stays as staff have put it.
KINDS: Mapping[ObjectKind, Kind] = {
    "customer": Kind(
        "customers",
        "external_id",
        {"kind": "ask", "name": "ask", "email": "ask", "phone": "ask", "inn": "ask"},
    ),
    "account": Kind(
        "customer_accounts",
        "number",
        {"service_location_id": "ask", "contract_start": "ask", "contract_end": "ask"},
    ),
    "building": Kind("buildings", "address_key", {"kind": "ask"}, empty_tells=False),
    "usage_point": Kind(
        "usage_points",
        "mrid",
        {
            "account_id": "ask",
            "service_location_id": "ask",
            "tariff_schedule_id": "ask",
            "scope": "ask",
            "name": "staff_wins",
            "time_zone": "ask",
            "amenity_level": "staff_wins",
            "transformation_ratio": "ask",
            "loss_percent": "ask",
        },
    ),
    "meter_model": Kind(
        "meter_models",
        "external_id",
        dict.fromkeys(
            (
                "name",
                "manufacturer",
                "version_code",
                "phases",
                "nominal_voltage",
                "nominal_current",
                "maximum_current",
                "frequency",
                "meter_constant",
                "accuracy_active",
                "accuracy_reactive",
                "connection_kind",
                "register_number",
                "verification_interval_years",
                "service_life_years",
                "register_digits",
                "register_decimals",
            ),
            "ask",
        ),
    ),
    "meter": Kind(
        "meters",
        "external_id",
        {
            "model_id": "ask",
            "serial_number": "ask",
            "place": "staff_wins",
            "place_kind": "staff_wins",
            "manufactured_on": "ask",
            "seal_number": "system_wins",
            "last_instrumental_check_on": "system_wins",
            "last_verification_on": "system_wins",
            "next_verification_on": "system_wins",
        },
    ),
}


def state_after(rule: Rule, value: Any, delivered: Any, declined: list[Any]) -> State:
    """Return what becomes of a field that staff have set once a system has told a value.

    `declined` holds the value that staff have decided against, if they have: told again, it is no
    news.
    """
    if delivered == value:
        return "agreed"
    if rule == "system_wins":
        return "replaced"
    if rule == "staff_wins" or delivered in declined:
        return "kept"
    return "differs"
