"""Shapes of receipts, and of their check."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from services.cabinet.metering.export.words import Language
from services.cabinet.submissions.receipts.rules import LONGEST_TEXT, Chain, Verdict
from services.kit.shapes import RequestBody

Format = Literal["pdf", "text", "json"]
Hash = Annotated[str, Field(description="SHA-256, base64url.")]


class ReceiptDocumentOut(BaseModel):
    """What a receipt says and its signature covers."""

    version: int
    id: UUID
    number: str
    issued_at: datetime = Field(description="When the reading was handed in.")
    supplier: str
    account: str = Field(description="The account's number.")
    usage_point: UUID
    meter: str = Field(description="The meter's serial number.")
    taken_on: str = Field(description="The local day on which it was read.")
    values: dict[str, int] = Field(description="Wh as the registers show them, by zone.")
    by: Literal["consumer", "staff", "servicer"] = Field(
        description="Who handed it in: the consumer, staff or the servicing organisation for him."
    )
    corrects: str | None = Field(description="Number of the receipt in whose place this one is.")
    link: int = Field(description="Its place among the receipts of the usage point, from 1.")
    former: Hash | None = Field(description="Hash of the receipt before it of the usage point.")


class ReceiptOut(BaseModel):
    """A receipt, and beside it what became of its reading, which is not signed."""

    document: ReceiptDocumentOut
    compact: str = Field(description="The receipt itself: a JWS in compact form.")
    digest: Hash
    kid: str = Field(description="Of the key that has signed it.")
    submission_id: UUID
    state: Literal["on_its_way", "accepted", "refused", "corrected"]
    refusal: str | None
    corrected_by: UUID | None = Field(description="The receipt of the correction.")


class ReceiptKeyOut(BaseModel):
    """A public key of the supplier's (RFC 7517)."""

    kty: Literal["EC"]
    crv: Literal["P-256"]
    alg: Literal["ES256"]
    use: Literal["sig"]
    kid: str
    x: str
    y: str


class ReceiptKeysOut(BaseModel):
    """All keys that have ever signed receipts, the present one first."""

    keys: list[ReceiptKeyOut]


class ReceiptCheckIn(RequestBody):
    """A text with a receipt in it, and one with the receipt before it, if at hand."""

    text: str = Field(min_length=1, max_length=LONGEST_TEXT)
    former: str | None = Field(default=None, max_length=LONGEST_TEXT)


class ReceiptCheckOut(BaseModel):
    """What the text is found to be.

    `valid`: signed by the supplier, byte for byte; `altered`: it was changed, or never signed;
    `unknown-key`: signed with a key that is not the supplier's; `no-receipt`: there is none in it.
    """

    verdict: Verdict
    document: ReceiptDocumentOut | None
    digest: Hash | None
    kid: str | None
    chain: Chain | None = Field(
        description="Whether it follows the former receipt that was given; `first`: it has none."
    )


class ReceiptQuery(BaseModel):
    """How a receipt is asked for."""

    format: Format = "json"
    language: Language | None = Field(
        default=None, description="Of paper and text; by default what the browser prefers."
    )
