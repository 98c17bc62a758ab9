"""Which tariff would cost least: one's own year under each that is offered."""
