"""Days as letters and notices write them, in the reader's language."""

from datetime import date

# `strftime` would ask the machine's locale.
_ENGLISH_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)


def written_day(day: date, language: str) -> str:
    """Return `26.11.2026` in Russian, `26 Nov 2026` in English, where a month needs its name."""
    if language == "en":
        return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year}"
    return f"{day:%d.%m.%Y}"
