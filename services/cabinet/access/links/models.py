"""Tables of events taken and told, and of links that wait for their account."""

from uuid import UUID

from sqlalchemy import Index, String, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base
from services.kit.events import InboxTable


class Inbox(InboxTable, Base):
    """Events whose effects are committed."""


class WaitingAccountLink(Base):
    """A user who shall see an account that the registry does not know yet."""

    __tablename__ = "waiting_account_links"
    __table_args__ = (Index(None, "account_number"),)

    user_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
    account_number: Mapped[str] = mapped_column(String(64), primary_key=True)
