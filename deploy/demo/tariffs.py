"""The demo's tariff schedules: one, two and three zones, with bands, and new prices every July.

Zones as FAS sets them: night 23-07; of three, peak 07-10 and 17-21. Prices are invented.
"""

from typing import Any

_ALL_DAYS = [1, 2, 3, 4, 5, 6, 7, 8]
_DAY, _NIGHT = ("День", "Day"), ("Ночь", "Night")
# Zones, and their hours as (begins, ends, number of the zone).
_SCHEDULES: dict[str, tuple[tuple[tuple[str, str], ...], tuple[tuple[int, int, int], ...]]] = {
    "Однозонный": ((("Круглосуточно", "All day"),), ((0, 24, 1),)),
    "Двухзонный": ((_DAY, _NIGHT), ((0, 7, 2), (7, 23, 1), (23, 24, 2))),
    "Трёхзонный": (
        (("Пик", "Peak"), _NIGHT, ("Полупик", "Half-peak")),
        ((0, 7, 2), (7, 10, 1), (10, 17, 3), (17, 21, 1), (21, 23, 3), (23, 24, 2)),
    ),
}
_ENGLISH = {"Однозонный": "Single-zone", "Двухзонный": "Two-zone", "Трёхзонный": "Three-zone"}
_BANDS = [3900, 6000, None]
# By the day from which they hold: roubles of each zone in the first band.
_PRICES = {
    "Однозонный": {"2024-01-01": ["4.81"], "2025-07-01": ["5.39"], "2026-07-01": ["5.93"]},
    "Двухзонный": {
        "2024-01-01": ["5.53", "2.95"],
        "2025-07-01": ["6.20", "3.31"],
        "2026-07-01": ["6.82", "3.64"],
    },
    "Трёхзонный": {
        "2024-01-01": ["6.25", "2.95", "4.81"],
        "2025-07-01": ["7.01", "3.31", "5.39"],
        "2026-07-01": ["7.71", "3.64", "5.93"],
    },
}
# Of the first band's price, in hundredths.
_DEARER = (100, 130, 190)


def document() -> dict[str, Any]:
    """Return the schedules as a file that `import-tariffs` reads."""
    return {
        "format": "personal-cabinet.tariff-schedules",
        "version": 1,
        "schedules": [
            {
                "name": name,
                "name_en": _ENGLISH[name],
                "supplier": "Омский свет",
                "audience": "household",
                "offered": True,
                "versions": [_version(name, day, prices) for day, prices in _PRICES[name].items()],
            }
            for name in _SCHEDULES
        ],
    }


def _version(name: str, day: str, prices: list[str]) -> dict[str, Any]:
    zones, hours = _SCHEDULES[name]
    return {
        "valid_from": day,
        "zones": [
            {"number": number, "title": {"ru": russian, "en": english}}
            for number, (russian, english) in enumerate(zones, 1)
        ],
        "seasons": [
            {
                "begins": "01-01",
                "ends": "12-31",
                "days": [
                    {
                        "kinds": _ALL_DAYS,
                        "hours": [
                            {"begins": f"{begins:02}:00", "ends": f"{ends:02}:00", "zone": zone}
                            for begins, ends, zone in hours
                        ],
                    }
                ],
            }
        ],
        "bands": [{"up_to_kwh": limit} for limit in _BANDS],
        "prices": [
            {"zone": zone, "band": band, "price": _dearer(price, hundredths)}
            for zone, price in enumerate(prices, 1)
            for band, hundredths in enumerate(_DEARER, 1)
        ],
        "vat_percent": "20",
        "vat_included": True,
        "source": "Демонстрационные цены",
    }


def _dearer(price: str, hundredths: int) -> str:
    kopecks = int(price.replace(".", "")) * hundredths // 100
    return f"{kopecks // 100}.{kopecks % 100:02}"
