"""Shapes that two services share: events by publisher, lines of batches, the mail server."""
