"""What every event's shape is built on."""

from typing import ClassVar

from pydantic import BaseModel


class Fact(BaseModel):
    """Something that has happened, told to other services.

    `type` is its name on the wire, «<publisher>.<what has happened>.v1». Fields are added, never
    changed; a break makes a class of `.v2`.
    """

    type: ClassVar[str]
