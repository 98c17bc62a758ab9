"""Conversion: an outside system's shapes become our batch records."""
