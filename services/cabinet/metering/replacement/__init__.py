"""A meter is taken down, and another is put in its place: by staff, on one day."""
