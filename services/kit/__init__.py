"""Mechanism shared by the services: no business words, no settings or tables of a service."""
