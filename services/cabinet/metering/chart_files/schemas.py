"""What is asked of the workbook of a chart."""

from datetime import date as Date  # noqa: N812
from typing import Literal

from pydantic import Field

from services.cabinet.metering.consumption.schemas import ShownQuery


class ChartFileQuery(ShownQuery):
    """Which chart is wanted as a workbook, and what stands beside its values."""

    given: bool = Field(False, description="What went the other way as well; of A+ only.")
    compared: Date | None = Field(
        None,
        description="A day of the period that is compared with, in place of `date`; with `start`"
        " and `end` the first of its days.",
    )
    compared_end: Date | None = Field(
        None, description="The last of its days; with `start`, `end` and `compared`."
    )
    language: Literal["ru", "en"] | None = Field(
        None, description="Of the words in it; else `Accept-Language` decides, else Russian."
    )
