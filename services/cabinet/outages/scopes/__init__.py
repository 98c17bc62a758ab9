"""Which buildings an outage is about, and which accounts and people that touches."""
