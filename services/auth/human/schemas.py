"""Shapes of the proofs that a visitor is a person."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from services.kit.shapes import RequestBody


class PictureOut(BaseModel):
    """A picture with six digits; ten minutes, one answer."""

    captcha_id: UUID
    image: str = Field(description="`data:image/png;base64,…`")


class ChallengeOut(BaseModel):
    """A challenge of the ALTCHA protocol: find the number whose hash with the salt it is."""

    algorithm: str
    challenge: str
    maxnumber: int
    salt: str
    signature: str


class PictureAnswer(RequestBody):
    """The digits of a picture."""

    captcha_id: UUID
    code: str = Field(min_length=1, max_length=12)


class WorkAnswer(RequestBody):
    """The solution of a challenge, as the ALTCHA widget gives it (Base64 of JSON)."""

    altcha: str = Field(min_length=1, max_length=2000)


HumanIn = Annotated[PictureAnswer | WorkAnswer, Field(description="One of the two proofs.")]
