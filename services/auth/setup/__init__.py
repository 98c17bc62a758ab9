"""What the wizard asks of auth: the first administrator, the suite's client, passes to it."""
