"""From the acquisition server's shapes to batch records: registry, registers, events, states.

Pure rules. A shape that does not fit raises Unfit with the field and the reason.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from services.contracts.batches.measurements import UNITS
from services.integration.conversion.profiles import profile_record
from services.integration.conversion.values import CHANNELS, Unfit, base_units

Item = dict[str, Any]
Record = dict[str, Any]

# In the order of delivery: each kind refers to those before it.
KINDS = (
    "customers",
    "service-locations",
    "accounts",
    "usage-points",
    "meter-models",
    "meters",
    "connection-states",
    "register-readings",
    "interval-profiles",
    "meter-events",
)
_INTERVAL_PROFILES = "interval-profiles"
_CUSTOMER_KINDS = {"person": "individual", "company": "organization"}
_STATES = {"on": "connected", "off": "disconnected", "limited": "limited"}
# Who has read a register, where nothing else is said the meter itself.
_READERS = {"meter": "remote", "consumer": "manual"}
_ZONES = {"0": "total", "1": "T1", "2": "T2", "3": "T3"}


def convert(kind: str, item: object, stamps: str | None = None) -> Iterator[Record]:
    """Yield the records that an item stands for. Raises Unfit.

    `stamps` is which end of an interval the source's stamps name, where its items do not say so.
    """
    if not isinstance(item, dict):
        raise Unfit("", "not-an-object", "An item must be an object.")
    try:
        made = (
            [profile_record(item, stamps)]
            if kind == _INTERVAL_PROFILES
            else _CONVERTERS[kind](item)
        )
        yield from (_without_none(record) for record in made)
    except KeyError as error:
        field = str(error.args[0])
        raise Unfit(field, "missing", f"The field {field} is missing.") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise Unfit("", "unfit", "A field has another shape than agreed.") from error


# Where an item of a kind says when it was measured, or happened.
_TIMES = {"connection-states": "since", "register-readings": "read_at", "meter-events": "at"}


def time_of(kind: str, item: Any) -> datetime | None:
    """Return the time of an item that was converted; None for a kind without times."""
    if kind == _INTERVAL_PROFILES:
        # In the order of the day, nearly always.
        readings = item["readings"]
        stamp = readings[-1][0] if readings else None
    else:
        stamp = item.get(_TIMES.get(kind))
    try:
        moment = datetime.fromisoformat(stamp) if isinstance(stamp, str) else None
    except ValueError:
        return None
    return moment if moment is not None and moment.tzinfo is not None else None


def _without_none(record: Record) -> Record:
    return {name: value for name, value in record.items() if value is not None}


def _known(table: dict[str, str], field: str, value: object) -> str:
    if value not in table:
        raise Unfit(field, "unknown-value", f"Known are: {', '.join(table)}.")
    return table[str(value)]


def _customer(item: Item) -> Iterable[Record]:
    contacts = item.get("contacts") or {}
    yield {
        "id": item["customer_id"],
        "kind": _known(_CUSTOMER_KINDS, "type", item["type"]),
        "name": item["full_name"],
        "email": contacts.get("email"),
        "phone": contacts.get("phone"),
        "inn": item.get("inn"),
    }


def _service_location(item: Item) -> Iterable[Record]:
    address = item["address"]
    latitude, longitude = item.get("position") or (None, None)
    yield {
        "id": item["location_id"],
        "region": address.get("region"),
        "locality": address["locality"],
        "street": address.get("street"),
        "house": address.get("house"),
        "flat": address.get("flat"),
        "postcode": address.get("postcode"),
        "building_kind": item.get("building"),
        "latitude": latitude,
        "longitude": longitude,
    }


def _account(item: Item) -> Iterable[Record]:
    contract = item.get("contract") or {}
    starts_on, ends_on = contract.get("from"), contract.get("to")
    agreement = {"number": contract.get("number"), "starts_on": starts_on, "ends_on": ends_on}
    yield {
        "number": item["account"],
        "customer": item["customer_id"],
        "service_location": item.get("location_id"),
        "agreement": _without_none(agreement) if contract.get("number") else None,
        "contract_start": starts_on,
        "contract_end": ends_on,
    }


def _usage_point(item: Item) -> Iterable[Record]:
    yield {
        "mrid": item["point_id"],
        "account": item.get("account"),
        "service_location": item["location_id"],
        "name": item.get("name"),
        "time_zone": item.get("time_zone"),
        "tariff": item.get("tariff"),
        "amenity_level": item.get("amenity"),
        "scope": item.get("scope"),
        "transformation_ratio": item.get("transformation_ratio"),
        "transformation_ratio_from": item.get("transformation_ratio_from"),
        "read_remotely": item.get("remote"),
    }


def _meter_model(item: Item) -> Iterable[Record]:
    yield {
        "id": item["model_id"],
        "name": item["name"],
        "manufacturer": item["manufacturer"],
        "phases": item.get("phases"),
        "nominal_voltage": item.get("nominal_voltage"),
        "nominal_current": item.get("nominal_current"),
        "maximum_current": item.get("maximum_current"),
        "accuracy_active": item.get("accuracy_active"),
        "accuracy_reactive": item.get("accuracy_reactive"),
        "version_code": item.get("version"),
        "connection_kind": item.get("connection"),
        "frequency": item.get("frequency"),
        "meter_constant": item.get("constant"),
        "register_number": item.get("register_number"),
        "verification_interval_years": item.get("verification_years"),
        "register_digits": item.get("register_digits"),
        "register_decimals": item.get("register_decimals"),
        "service_life_years": item.get("service_years"),
    }


def _meter(item: Item) -> Iterable[Record]:
    yield {
        "id": item["meter_id"],
        "serial_number": item["serial"],
        "model": item.get("model_id"),
        "usage_point": item.get("point_id"),
        "installed_on": item.get("installed"),
        "removed_on": item.get("removed"),
        "place": item.get("place"),
        "place_kind": item.get("place_kind"),
        "manufactured_on": item.get("manufactured"),
        "seal_number": item.get("seal"),
        "last_instrumental_check_on": item.get("last_check"),
        "last_verification_on": item.get("last_verification"),
        "next_verification_on": item.get("next_verification"),
    }


def _connection_state(item: Item) -> Iterable[Record]:
    yield {
        "meter": item["meter_id"],
        "state": _known(_STATES, "state", item["state"]),
        "changed_at": item["since"],
    }


def _register_reading(item: Item) -> Iterable[Record]:
    """One record per channel: 1.8.0 is the total of A+, 1.8.1 to 1.8.3 its zones."""
    channels: dict[str, dict[str, int]] = {}
    for code, text in item["registers"].items():
        obis, _, zone = code.rpartition(".")
        channel = CHANNELS.get(f"{obis}.0")
        if channel is None or zone not in _ZONES:
            raise Unfit("registers", "unknown-register", "A register has an unknown OBIS code.")
        channels.setdefault(channel, {})[_ZONES[zone]] = base_units("registers", text)
    for channel, values in channels.items():
        yield {
            "meter": item["meter_id"],
            "taken_at": item["read_at"],
            "channel": channel,
            "unit": UNITS[channel],
            "values": values,
            "source": _known(_READERS, "read_by", item.get("read_by") or "meter"),
            "multiplied": item.get("multiplied"),
        }


def _meter_event(item: Item) -> Iterable[Record]:
    yield {
        "meter": item["meter_id"],
        "occurred_at": item["at"],
        "code": item["code"],
        "severity": item.get("severity"),
        "text": item.get("message"),
    }


_CONVERTERS: dict[str, Callable[[Item], Iterable[Record]]] = {
    "customers": _customer,
    "service-locations": _service_location,
    "accounts": _account,
    "usage-points": _usage_point,
    "meter-models": _meter_model,
    "meters": _meter,
    "connection-states": _connection_state,
    "register-readings": _register_reading,
    "meter-events": _meter_event,
}
