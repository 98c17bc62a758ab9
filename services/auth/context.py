"""What acts need beside the database: how to ask cabinet, what seals, where letters lead."""

from dataclasses import dataclass
from pathlib import Path

from services.kit.client import ServiceClient


@dataclass(frozen=True, slots=True)
class Context:
    """Cabinet's address with the client that asks it, the keys, and both applications' pages."""

    client: ServiceClient
    cabinet_url: str
    keys_dir: Path
    cabinet_address: str
    staff_address: str
    # Where a phone without a country code is at home.
    phone_region: str
