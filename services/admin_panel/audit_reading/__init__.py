"""The audit log as administrators read it: searched, named, opened."""
