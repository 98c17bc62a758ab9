"""The door of other systems (5153): wiring only."""

from services.admin_panel.settings import Settings
from services.admin_panel.systems.feed_routes import router as feeds
from services.admin_panel.systems.routes import router
from services.admin_panel.systems.schemas import WIRE_LIMIT
from services.kit.app import create_app, serve

DESCRIPTION = """\
The door for billing, metering and other systems.

Take a token first: `POST /api/systems/oauth/token` (form: `grant_type=client_credentials`, client
id and secret by Basic), then send `Authorization: Bearer …`; it lives five minutes. Send kinds in
this order, since each refers to those before it: customers, service-locations, accounts,
usage-points, meter-models, meters; then readings, profiles, events, states. Times are ISO 8601
with an offset, days `YYYY-MM-DD`, energy whole Wh or varh.

What people hand in comes out by feeds (`/v1/feeds/…`): page by page, each item once, none passed
over. Say what became of it by a batch (`submission-outcomes`). Outages go both ways: a batch of
`outages` writes them, the feed `outages` tells of all that people are told of.

Who serves houses and hands readings in for them comes by `servicing-organizations`, then
`served-houses`.
"""

settings = Settings.load()
app = create_app(
    settings,
    [router, feeds],
    description=DESCRIPTION,
    body_limits={"/v1/batches/": WIRE_LIMIT},
)
app.title = "systems"

if __name__ == "__main__":
    serve(app, settings, settings.systems_port)
