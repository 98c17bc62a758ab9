"""Named dependencies: which service may do what here."""

ALLOWED_CALLERS = {"wizard": frozenset({"setup"})}
