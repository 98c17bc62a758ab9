"""Events that cabinet publishes."""

from pydantic import BaseModel

SUPPLIER_CHANGED = "cabinet.supplier_changed.v1"


class SupplierChanged(BaseModel):
    """Who the supplier is from now on: its name, and the IANA time zone of its clock."""

    name: str
    time_zone: str
