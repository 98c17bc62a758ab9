"""What both lists of users are asked with."""

from typing import Annotated

from fastapi import Query

Search = Annotated[str, Query(max_length=100, description="Part of a name, login or contact.")]
Active = Annotated[bool | None, Query(description="Only those who may sign in, or only others.")]
