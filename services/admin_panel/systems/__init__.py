"""Intake: machine batches come in, are recorded, and stream on to cabinet."""
