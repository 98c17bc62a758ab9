"""Shapes of addresses."""

from pydantic import BaseModel, Field


class AddressOut(BaseModel):
    """An address of the registry."""

    id: str
    text: str


class AddressesOut(BaseModel):
    """The first addresses that fit."""

    items: list[AddressOut] = Field(max_length=10)
