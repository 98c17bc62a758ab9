"""Paged lists: `limit` and `offset` in, `items` and `total` out."""

from collections.abc import Callable
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Depends, Query
from pydantic import BaseModel

from services.kit.database import Connection

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


async def fetch_page(
    connection: Connection,
    columns: str,
    source: str,
    page: PageRequest,
    *values: Any,
    order: str,
    shape: Callable[[Any], dict[str, Any]] = dict,
) -> dict[str, Any]:
    """Return a page of rows and how many there are in all, as `Page` has them.

    `source` is the statement from FROM on, with `values` as its parameters.
    """
    last = len(values)
    rows = await connection.fetch(
        f"SELECT {columns} {source} ORDER BY {order} LIMIT ${last + 1} OFFSET ${last + 2}",
        *values,
        page.limit,
        page.offset,
    )
    total = await connection.fetchval(f"SELECT count(*) {source}", *values)
    return {"items": [shape(row) for row in rows], "total": total}
