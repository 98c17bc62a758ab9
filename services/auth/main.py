"""The application of auth: wiring only."""

from services.auth.settings import Settings
from services.kit.app import create_app, serve

settings = Settings.load()
app = create_app(settings, [], description="Who somebody is.")

if __name__ == "__main__":
    serve(app, settings, settings.port)
