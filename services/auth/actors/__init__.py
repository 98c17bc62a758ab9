"""Members of staff who act, judged by what they are at that moment."""
