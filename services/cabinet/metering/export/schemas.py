"""What is asked of an export."""

from datetime import date as Date  # noqa: N812
from typing import Literal

from pydantic import BaseModel, Field

from services.cabinet.metering.export.rules import MOST_YEARS, Format


class ExportQuery(BaseModel):
    """Which days are wanted, and as what."""

    format: Format = Field(
        description="`green-button`: an Atom feed of the ESPI schema; `csv`; `xlsx`: a workbook."
    )
    start: Date = Field(description="First local day of the place.")
    end: Date = Field(
        description=f"Last local day, inclusive; at most {MOST_YEARS} years with the first."
    )
    language: Literal["ru", "en"] | None = Field(
        None, description="Of the words in it; else `Accept-Language` decides, else Russian."
    )
