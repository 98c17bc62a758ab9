"""What the registers of meters show."""
