"""Members of staff who act through another service, judged by what they are now."""
