"""Types of meters as a dictionary: their passports, kept by staff."""
