"""Erasing what the suite keeps about a consumer: asked for here, answered by every service."""
