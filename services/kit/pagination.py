"""Paged lists: `limit` and `offset` in, `items` and `total` out."""

from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel

Item = TypeVar("Item")


class Page(BaseModel, Generic[Item]):
    """One page of a list, and how many there are in all."""

    items: list[Item]
    total: int


class PageRequest(BaseModel):
    """Which part of a list is wanted."""

    limit: int
    offset: int


async def _page_request(
    limit: Annotated[int, Query(ge=1, le=200, description="Rows per page.")] = 20,
    offset: Annotated[int, Query(ge=0, le=10_000_000, description="Rows to skip.")] = 0,
) -> PageRequest:
    return PageRequest(limit=limit, offset=offset)


Paging = Annotated[PageRequest, Depends(_page_request)]
