"""What was measured at a place as a file: Green Button, CSV, a workbook."""
