"""The audit log as a file: the view as its page shows it."""
