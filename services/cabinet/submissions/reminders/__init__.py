"""Reminders of the days when readings are taken: whom, when, and once."""
