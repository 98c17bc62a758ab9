"""Shapes of addresses."""

from pydantic import BaseModel, Field


class AddressOut(BaseModel):
    """An address of the registry, or a house whose flats are listed when it is named in full."""

    id: str | None = Field(
        description="For a registration, good for two hours; null for a house that has flats."
    )
    text: str


class AddressesOut(BaseModel):
    """The first addresses that fit."""

    items: list[AddressOut] = Field(max_length=10)
