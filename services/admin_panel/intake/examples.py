"""One line of each kind, as the documentation of the systems door shows it."""

from typing import Any

POINT = "0b8f2f0c-6b0e-4a55-9f0b-2f6f0a6c2b11"

EXAMPLES: dict[str, dict[str, Any]] = {
    "customers": {"id": "c-1", "kind": "individual", "name": "Белов Иван Петрович"},
    "service-locations": {
        "id": "l-1",
        "region": "Омская область",
        "locality": "Тара",
        "street": "ул. Лесная",
        "house": "4",
        "flat": "12",
        "building_kind": "apartment",
    },
    "accounts": {
        "number": "5501000011",
        "customer": "c-1",
        "service_location": "l-1",
        "contract_start": "2024-03-01",
    },
    "usage-points": {
        "mrid": POINT,
        "account": "5501000011",
        "service_location": "l-1",
        "time_zone": "Asia/Omsk",
    },
    "meter-models": {"id": "m-101", "name": "Меридиан-101", "manufacturer": "Завод «Меридиан»"},
    "meters": {
        "id": "M1",
        "serial_number": "240007919",
        "model": "m-101",
        "usage_point": POINT,
        "installed_on": "2024-03-01",
    },
    "register-readings": {
        "meter": "M1",
        "taken_at": "2026-03-02T00:00:00+06:00",
        "channel": "A+",
        "unit": "Wh",
        "values": {"T1": 4100001, "T2": 2000000, "T3": 4111003, "total": 10211004},
        "source": "remote",
    },
    "interval-profiles": {
        "meter": "M1",
        "channel": "A+",
        "day": "2026-03-01",
        "interval_minutes": 60,
        "unit": "Wh",
        "values": [219, 241, 191, 235, 182, 229, 194, 201, 122, 126, None, 138, *range(142, 154)],
    },
    "meter-events": {
        "meter": "M1",
        "occurred_at": "2026-03-01T13:07:00+06:00",
        "code": 44,
        "severity": "critical",
        "text": "Вскрытие корпуса прибора",
    },
    "connection-states": {
        "meter": "M1",
        "state": "limited",
        "changed_at": "2026-03-01T10:00:00+06:00",
    },
}
