"""What stands in for the outside world in the demo: metering system, mailbox, data."""
