"""All tables of the service, for Alembic."""

from services.cabinet.addresses import models as addresses
from services.cabinet.base import Base
from services.cabinet.diagnostics import models as diagnostics
from services.cabinet.intake import models as intake
from services.cabinet.linking import models as linking
from services.cabinet.overview import models as overview
from services.cabinet.proofs import models as proofs
from services.cabinet.readings import models as readings
from services.cabinet.registry import access_models, models
from services.cabinet.supplier import models as supplier
from services.kit.events import OutboxTable


class Outbox(OutboxTable, Base):
    """Events on their way to others."""


metadata = Base.metadata
__all__ = [
    "Outbox",
    "access_models",
    "addresses",
    "diagnostics",
    "intake",
    "linking",
    "metadata",
    "models",
    "overview",
    "proofs",
    "readings",
    "supplier",
]
