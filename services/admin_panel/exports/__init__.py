"""Files that staff ask for: lists of this service's."""
