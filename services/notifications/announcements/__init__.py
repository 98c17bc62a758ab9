"""Announcements: what staff tell all, a town or chosen accounts, now or later."""
