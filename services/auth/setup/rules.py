"""The first administrator's sign-in, and the pass that opens the wizard."""

from datetime import timedelta

# Printed in the manual (M0 2.6), so worth nothing: no route works until the password is changed,
# and nobody signs in with it after its term.
FIRST_LOGIN = "miradmin"
FIRST_PASSWORD = "mirpass"  # noqa: S105
FIRST_PASSWORD_LIFE = timedelta(hours=72)
FIRST_NAME = {"ru": "Администратор", "en": "Administrator"}

WIZARD = "wizard"
PASS_SECONDS = 60
# What the suite's own client may do at the door of other systems.
SUITE_SCOPES = ("batches:read", "batches:write")
