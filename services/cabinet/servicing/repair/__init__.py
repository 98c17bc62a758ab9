"""What may have been meant by a row that is wrong."""
