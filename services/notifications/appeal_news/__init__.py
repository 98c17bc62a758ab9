"""Telling consumers what has become of their appeals."""
