"""Shapes of answers that staff have ready."""

from pydantic import BaseModel, Field

from services.cabinet.support.appeals.schemas import Text
from services.cabinet.support.topics.schemas import Title
from services.kit.shapes import RequestBody

_TEXT = (
    "With placeholders: `{имя}` or `{name}` of the subscriber, `{номер}` or `{number}` of the"
    " appeal, `{счёт}` or `{account}`, `{тема}` or `{topic}`, `{сотрудник}` or `{staff}`."
)


class TemplateIn(RequestBody):
    """An answer that is ready."""

    name: Title
    text: Text = Field(description=_TEXT)
    topic_id: int | None = Field(
        None, ge=1, le=2_147_483_647, description="Shown first with appeals about it; null: any."
    )
    position: int = Field(0, ge=0, le=10_000)


class TemplateOut(BaseModel):
    """An answer that is ready."""

    id: int
    name: str
    text: str = Field(description=_TEXT)
    topic_id: int | None
    position: int
    filled: str | None = Field(
        description="The text for the appeal of `appeal_id`, its placeholders filled."
    )


class TemplatesOut(BaseModel):
    """All of them: those of the appeal's topic first, then in their order."""

    items: list[TemplateOut]
