"""References to addresses, made and read with this service's key."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated

from fastapi import Depends

from services.cabinet.customers.places.references import References
from services.cabinet.deps import CurrentSettings
from services.kit.sealing import derived_key


@lru_cache(maxsize=4)
def references_of(keys_dir: Path) -> References:
    """Return what makes and reads references to addresses with this service's key."""
    return References(derived_key(keys_dir, "cabinet", "references to addresses"))


async def _references(settings: CurrentSettings) -> References:
    return references_of(settings.keys_dir)


AddressReferences = Annotated[References, Depends(_references)]
