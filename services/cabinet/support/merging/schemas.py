"""The shape of a merge."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from services.kit.shapes import RequestBody

MOST_MERGED = 20


class MergeIn(RequestBody):
    """Appeals that are merged into one."""

    ids: Annotated[list[UUID], Field(min_length=1, max_length=MOST_MERGED)]
