"""The tables of teams."""

from uuid import UUID

from sqlalchemy import ForeignKey, Index, Text, Uuid
from sqlalchemy.orm import Mapped, mapped_column

from services.cabinet.base import Base, surrogate_key


class DeskTeam(Base):
    """A team of the desk."""

    __tablename__ = "desk_teams"
    __table_args__ = (Index(None, "name", unique=True),)

    id: Mapped[int] = surrogate_key()
    name: Mapped[str] = mapped_column(Text)


class DeskTeamMember(Base):
    """Who is of a team; his name is that of `desk_people`."""

    __tablename__ = "desk_team_members"
    __table_args__ = (Index(None, "staff_id"),)

    team_id: Mapped[int] = mapped_column(
        ForeignKey("desk_teams.id", ondelete="CASCADE"), primary_key=True
    )
    staff_id: Mapped[UUID] = mapped_column(Uuid, primary_key=True)
