"""Who acts, as another service names them."""

from uuid import UUID

from pydantic import BaseModel


class ActorIn(BaseModel):
    """The member of staff who does it: user and session of the token that was shown.

    A role is not among it: what somebody may do is read here, at the moment of the act.
    """

    actor: UUID
    actor_session: UUID
