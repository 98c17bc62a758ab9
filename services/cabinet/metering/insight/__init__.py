"""What one's own past tells: this month's end, unusual days, a typical day (decision 0033)."""
