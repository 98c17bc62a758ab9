"""The cabinet service: wiring only."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from services.cabinet.access.audience import routes as audience
from services.cabinet.access.links import staff_routes as links
from services.cabinet.acts import routes as acts
from services.cabinet.content.consents import routes as consents
from services.cabinet.content.consents import staff_routes as consents_of_staff
from services.cabinet.content.entries import staff_routes as content
from services.cabinet.content.files import staff_routes as content_files
from services.cabinet.content.files.rules import LARGEST as LARGEST_CONTENT
from services.cabinet.content.files.rules import UPLOAD_PATHS as CONTENT_UPLOADS
from services.cabinet.content.information import routes as information
from services.cabinet.content.information import staff_routes as content_preview
from services.cabinet.content.orders import routes as orders
from services.cabinet.content.orders import staff_routes as orders_of_staff
from services.cabinet.content.orders_export import staff_routes as orders_export
from services.cabinet.customers.accounts import routes as accounts
from services.cabinet.customers.places import routes as addresses
from services.cabinet.deps import ALLOWED_CALLERS
from services.cabinet.events import HANDLERS
from services.cabinet.exports import staff_routes as exports
from services.cabinet.feeds import internal_routes as feeds
from services.cabinet.feeds import staff_routes as feed_readers
from services.cabinet.figures import internal_routes as figures
from services.cabinet.home import routes as home
from services.cabinet.intake import routes as intake
from services.cabinet.intake import staff_routes as refused_lines
from services.cabinet.intake.body import WIRE_LIMIT
from services.cabinet.metering.account_cards import staff_routes as account_cards
from services.cabinet.metering.account_deletions import staff_routes as account_deletions
from services.cabinet.metering.account_export import staff_routes as account_export
from services.cabinet.metering.account_list import staff_routes as account_list
from services.cabinet.metering.adviser import routes as adviser
from services.cabinet.metering.cards import staff_routes as meter_cards
from services.cabinet.metering.chart_files import routes as chart_files
from services.cabinet.metering.consumption import routes as consumption
from services.cabinet.metering.consumption import staff_routes as consumption_for_staff
from services.cabinet.metering.diagnostics import routes as diagnostics
from services.cabinet.metering.diagnostics import staff_routes as diagnostics_for_staff
from services.cabinet.metering.export import routes as export
from services.cabinet.metering.insight import routes as insight
from services.cabinet.metering.meter_list import staff_routes as meter_list
from services.cabinet.metering.meter_models import staff_routes as meter_models
from services.cabinet.metering.meters import routes as meters
from services.cabinet.metering.registers import routes as registers
from services.cabinet.metering.registers import staff_routes as registers_for_staff
from services.cabinet.metering.tariff_terms import staff_routes as tariff_terms
from services.cabinet.names import internal_routes as names
from services.cabinet.outages.houses import staff_routes as houses
from services.cabinet.outages.map import routes as outage_map
from services.cabinet.outages.map import staff_routes as map_of_staff
from services.cabinet.outages.outages import staff_routes as outages_of_staff
from services.cabinet.outages.own import routes as outages
from services.cabinet.outages.reports import routes as outage_reports
from services.cabinet.outages.reports import staff_routes as outage_reports_of_staff
from services.cabinet.personal_data import routes as personal_data
from services.cabinet.personal_data import staff_routes as personal_data_of_staff
from services.cabinet.proofs import internal_routes as proofs
from services.cabinet.proofs import staff_routes as codes
from services.cabinet.servicing.balance import routes as balance
from services.cabinet.servicing.desk import staff_routes as servicing_desk
from services.cabinet.servicing.entry import routes as servicing_entry
from services.cabinet.servicing.houses import routes as servicing_houses
from services.cabinet.servicing.late import staff_routes as late_readings
from services.cabinet.servicing.sheets import routes as sheets
from services.cabinet.servicing.sheets.books import BOOKS_AT_A_TIME
from services.cabinet.servicing.sheets.rules import LARGEST_FILE as LARGEST_SHEET
from services.cabinet.servicing.sheets.rules import UPLOAD_PATHS as SHEET_UPLOADS
from services.cabinet.servicing.walk import routes as walk
from services.cabinet.servicing.walk.rules import UPLOAD_PATHS as WALK_UPLOADS
from services.cabinet.settings import Settings
from services.cabinet.submissions.by_phone import staff_routes as submissions_by_phone
from services.cabinet.submissions.desk import staff_routes as submissions_desk
from services.cabinet.submissions.desk_export import staff_routes as submissions_export
from services.cabinet.submissions.entry import routes as submissions
from services.cabinet.submissions.photos import routes as photos
from services.cabinet.submissions.photos import staff_routes as photos_of_staff
from services.cabinet.submissions.photos.actions import UPLOADS_AT_A_TIME
from services.cabinet.submissions.photos.rules import LARGEST_PHOTO, UPLOAD_PATHS
from services.cabinet.submissions.receipts import routes as receipts
from services.cabinet.submissions.receipts import staff_routes as receipts_of_staff
from services.cabinet.supplier import internal_routes as supplier_internal
from services.cabinet.supplier import routes as supplier
from services.cabinet.supplier import staff_routes as supplier_settings
from services.cabinet.support.appeals import routes as appeals
from services.cabinet.support.attachments import routes as appeal_files
from services.cabinet.support.attachments import staff_routes as appeal_files_of_staff
from services.cabinet.support.attachments.rules import LARGEST_FILE
from services.cabinet.support.attachments.rules import STAFF_UPLOAD_PATHS as STAFF_APPEAL_UPLOADS
from services.cabinet.support.attachments.rules import UPLOAD_PATHS as APPEAL_UPLOADS
from services.cabinet.support.by_letter import internal_routes as appeal_letters
from services.cabinet.support.desk import staff_routes as appeals_desk
from services.cabinet.support.desk.actions import hinder_deletion
from services.cabinet.support.desk_export import staff_routes as appeals_export
from services.cabinet.support.drafts import routes as appeal_drafts
from services.cabinet.support.hours import staff_routes as desk_hours
from services.cabinet.support.merging import staff_routes as appeal_merging
from services.cabinet.support.replies import staff_routes as appeal_replies
from services.cabinet.support.teams import staff_routes as desk_teams
from services.cabinet.support.templates import staff_routes as answer_templates
from services.cabinet.support.topics import staff_routes as appeal_topics
from services.cabinet.tariffs import staff_routes as tariffs
from services.kit.app import create_app, serve
from services.kit.events import inbox_router
from services.kit.files import Files
from services.kit.hot import HotRoute
from services.kit.outbox import outbox_router
from services.kit.papers import PaperTurns
from services.kit.processes import as_many_as_cores
from services.kit.setup import setup_router

settings = Settings.load()


@asynccontextmanager
async def _life_span(app: FastAPI) -> AsyncIterator[None]:
    app.state.files = Files(app.state.settings)
    app.state.uploads = asyncio.Semaphore(UPLOADS_AT_A_TIME)
    app.state.papers = PaperTurns()
    app.state.books = asyncio.Semaphore(BOOKS_AT_A_TIME)
    yield


app = create_app(
    settings,
    [
        home.router,
        acts.router,
        accounts.router,
        meters.router,
        addresses.router,
        consumption.router,
        insight.router,
        adviser.router,
        registers.router,
        submissions.router,
        submissions_desk.router,
        submissions_by_phone.router,
        submissions_export.router,
        balance.router,
        chart_files.router,
        export.router,
        diagnostics.router,
        receipts.router,
        photos.router,
        servicing_houses.router,
        servicing_entry.router,
        sheets.router,
        walk.router,
        late_readings.router,
        information.router,
        orders.router,
        supplier.router,
        supplier_internal.policies,
        supplier_internal.organisation,
        account_list.router,
        meter_list.router,
        meter_cards.router,
        meter_models.router,
        consumption_for_staff.router,
        registers_for_staff.router,
        diagnostics_for_staff.router,
        account_cards.router,
        account_deletions.router,
        account_export.router,
        exports.router,
        codes.router,
        feed_readers.router,
        links.router,
        refused_lines.router,
        supplier_settings.router,
        personal_data.router,
        personal_data_of_staff.router,
        receipts_of_staff.router,
        photos_of_staff.router,
        consents.router,
        consents_of_staff.router,
        content.router,
        content_files.router,
        content_preview.router,
        orders_export.router,
        orders_of_staff.router,
        # Fixed words of an address before those that stand for an id.
        appeal_drafts.router,
        appeal_files.router,
        appeals.router,
        appeal_files_of_staff.router,
        appeals_export.router,
        appeals_desk.router,
        appeal_merging.router,
        appeal_replies.router,
        appeal_topics.router,
        answer_templates.router,
        desk_hours.router,
        desk_teams.router,
        outages.router,
        outage_map.router,
        outages_of_staff.router,
        outage_reports.router,
        outage_reports_of_staff.router,
        houses.router,
        map_of_staff.router,
        servicing_desk.router,
        tariffs.router,
        tariff_terms.router,
        audience.internal_router,
        appeal_letters.internal_router,
        proofs.router,
        figures.router,
        feeds.router,
        names.router,
        intake.router,
        inbox_router(HANDLERS, ALLOWED_CALLERS),
        outbox_router("/api/cabinet/staff/outbox"),
        setup_router(ALLOWED_CALLERS),
    ],
    description="Everything that a consumer sees: accounts, meters, readings, events.",
    life_span=_life_span,
    body_limits={
        "/internal/batches/": WIRE_LIMIT,
        UPLOAD_PATHS: LARGEST_PHOTO,
        WALK_UPLOADS: LARGEST_PHOTO,
        CONTENT_UPLOADS: LARGEST_CONTENT,
        APPEAL_UPLOADS: LARGEST_FILE,
        SHEET_UPLOADS: LARGEST_SHEET,
        STAFF_APPEAL_UPLOADS: LARGEST_FILE,
        appeal_letters.UPLOAD_PATHS: LARGEST_FILE,
    },
    hot_routes=[
        *consumption.HOT_ROUTES,
        HotRoute(home.HOME, home.home_document),
        *account_cards.HOT_ROUTES,
        *meter_cards.HOT_ROUTES,
    ],
)

# What may go on of those who are to be deleted lies above the registry's room.
app.state.hinders_deletion = hinder_deletion

if __name__ == "__main__":
    serve(app, settings, settings.port, processes=settings.processes or as_many_as_cores())
