"""Which time zones an installer chooses among."""

from zoneinfo import available_timezones

# Former names, and zones that nobody lives in.
_NOBODYS = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/", "posix", "right")


def time_zones() -> list[str]:
    """Return the IANA names of places, by name."""
    return sorted(
        name for name in available_timezones() if "/" in name and not name.startswith(_NOBODYS)
    )
