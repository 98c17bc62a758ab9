"""Shapes of what staff say of a change or a deletion of what is a consumer's."""

from typing import Annotated

from pydantic import AfterValidator, Field

from services.kit.lines import plain_line

LONGEST_REASON = 500


def said(reason: str) -> str:
    """Return a reason as one line; refuse an empty one."""
    line = plain_line(reason)
    if not line:
        raise ValueError("say why")
    return line


Reason = Annotated[
    str,
    AfterValidator(said),
    Field(
        min_length=1,
        max_length=LONGEST_REASON,
        description="Why, in words that the consumer reads; the log keeps them.",
    ),
]
