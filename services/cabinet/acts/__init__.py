"""What staff and systems did with a consumer's data, shown to him."""
