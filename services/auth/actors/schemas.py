"""Who acts, as another service names them."""

from uuid import UUID

from pydantic import BaseModel


class StandingOut(BaseModel):
    """What somebody is at this moment: a role of staff, or nothing."""

    role: str | None


class ActorIn(BaseModel):
    """The member of staff who does it: user and session of the token that was shown.

    A role is not among it: what somebody may do is read here, at the moment of the act.
    """

    actor: UUID
    actor_session: UUID
