"""All tables of the service, for Alembic."""

from services.cabinet.access import models as access
from services.cabinet.access.links import models as links
from services.cabinet.access.visits import models as visits
from services.cabinet.base import Base
from services.cabinet.content.consents import models as consents
from services.cabinet.content.entries import models as content
from services.cabinet.content.files import models as content_files
from services.cabinet.content.orders import models as service_orders
from services.cabinet.customers.accounts import models as accounts
from services.cabinet.customers.deletions import models as deletions
from services.cabinet.customers.places import models as places
from services.cabinet.customers.servicers import models as servicers
from services.cabinet.edits import models as edits
from services.cabinet.exports import models as exports
from services.cabinet.feeds import models as feeds
from services.cabinet.intake import models as intake
from services.cabinet.metering.consumption import models as consumption
from services.cabinet.metering.diagnostics import models as diagnostics
from services.cabinet.metering.export import models as export
from services.cabinet.metering.meters import models as meters
from services.cabinet.metering.registers import models as registers
from services.cabinet.metering.replacement import models as replacement
from services.cabinet.metering.tariff_terms import models as tariff_terms
from services.cabinet.metering.unusual import models as unusual
from services.cabinet.outages.outages import models as outages
from services.cabinet.proofs import models as proofs
from services.cabinet.servicing.sheets import models as sheets
from services.cabinet.servicing.walk import models as walk
from services.cabinet.submissions.entry import models as submissions
from services.cabinet.submissions.receipts import models as receipts
from services.cabinet.submissions.reminders import models as reminders
from services.cabinet.supplier import models as supplier
from services.cabinet.support.appeals import models as appeals
from services.cabinet.support.attachments import models as attachments
from services.cabinet.support.by_letter import models as appeal_letters
from services.cabinet.support.drafts import models as appeal_drafts
from services.cabinet.support.hours import models as desk_hours
from services.cabinet.support.replies import models as appeal_replies
from services.cabinet.support.teams import models as desk_teams
from services.cabinet.support.templates import models as answer_templates
from services.cabinet.support.topics import models as appeal_topics
from services.cabinet.tariffs import models as tariffs
from services.kit.events import OutboxTable


class Outbox(OutboxTable, Base):
    """Events on their way to others."""


metadata = Base.metadata
__all__ = [
    "Outbox",
    "access",
    "accounts",
    "answer_templates",
    "appeal_drafts",
    "appeal_letters",
    "appeal_replies",
    "appeal_topics",
    "appeals",
    "attachments",
    "consents",
    "consumption",
    "content",
    "content_files",
    "deletions",
    "desk_hours",
    "desk_teams",
    "diagnostics",
    "edits",
    "export",
    "exports",
    "feeds",
    "intake",
    "links",
    "metadata",
    "meters",
    "outages",
    "places",
    "proofs",
    "receipts",
    "registers",
    "reminders",
    "replacement",
    "service_orders",
    "servicers",
    "sheets",
    "submissions",
    "supplier",
    "tariff_terms",
    "tariffs",
    "unusual",
    "visits",
    "walk",
]
