"""What the supplier's policies mean here."""

from dataclasses import asdict, dataclass
from typing import Any, Literal

from services.auth.factors.rules import Demand

_WEIGHT: dict[Demand, int] = {"none": 0, "any": 1, "own": 2}


@dataclass(frozen=True, slots=True)
class Policies:
    """As cabinet last told them; these while it never did.

    `staff_second_factor` of `installed` leaves it to auth's own setting.
    """

    registration_policy: Literal["at_once", "staff"] = "at_once"
    staff_second_factor: Literal["installed", "none", "any", "own"] = "installed"
    consumer_second_factor: Literal["quiet", "offered"] = "quiet"
    registrations_kept_days: int = 90

    def demand(self, *, installed: bool) -> Demand:
        """Return what members of staff must have; `installed` is auth's own setting."""
        if self.staff_second_factor == "installed":
            return "any" if installed else "none"
        return self.staff_second_factor

    @property
    def offered(self) -> bool:
        """Whether consumers are offered a second factor."""
        return self.consumer_second_factor == "offered"


def told_of(policies: Policies) -> dict[str, Any]:
    """Return the policies by their names, as cabinet tells them."""
    return asdict(policies)


def is_stricter(after: Demand, before: Demand) -> bool:
    """Return whether more is demanded than before."""
    return _WEIGHT[after] > _WEIGHT[before]
