"""Shapes of what the control panel must know to show itself."""

from pydantic import BaseModel, Field


class SupplierOut(BaseModel):
    """What cabinet tells of the supplier."""

    name: str
    time_zone: str
    billing_day: int
    rows_per_page: int


class SettingsOut(BaseModel):
    """Settings that the control panel needs on every page."""

    supplier_name: str
    time_zone: str = Field(examples=["Asia/Omsk"])
    billing_day: int
    rows_per_page: int
