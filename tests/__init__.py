"""Tests: rules, one service, several services, contracts, the browser."""
