"""Keeping the registry's addresses from being read out one search after another."""

import hashlib
import math
from datetime import datetime, timedelta

from services.cabinet.customers.places.queries import count_search
from services.cabinet.errors import TooManyAttempts
from services.kit.database import Connection


async def refuse_harvest(connection: Connection, network: str, now: datetime, *, most: int) -> None:
    """Count a search of a network; raises TooManyAttempts over so many in the hour (UTC)."""
    key = hashlib.sha256(network.encode()).digest()
    if await count_search(connection, key, now) <= most:
        return
    next_hour = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    seconds = max(1, math.ceil((next_hour - now).total_seconds()))
    raise TooManyAttempts(headers={"Retry-After": str(seconds)})
