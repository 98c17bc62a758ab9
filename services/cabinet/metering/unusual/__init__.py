"""Telling of unusual days: who wants it, what was judged, and each once (decision 0045)."""
