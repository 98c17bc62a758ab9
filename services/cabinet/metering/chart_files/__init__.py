"""What a chart shows as a workbook."""
