"""Tariff schedules: what a kilowatt-hour costs, and when."""
