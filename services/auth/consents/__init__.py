"""Asking whoever sees an account whether one more consumer may."""
