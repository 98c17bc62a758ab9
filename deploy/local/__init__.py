"""The local start: one machine, one command, standard library only."""

import sys

# Before anything else is read: an older Python would stop at the first new word of the language.
if sys.version_info < (3, 11):  # noqa: UP036 - this is what tells the operator
    sys.exit(
        "Python {}.{} is too old, 3.11 or newer is needed: install it and run "
        "«make PYTHON=python3.11 …».".format(*sys.version_info)
    )
