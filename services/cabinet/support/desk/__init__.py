"""Appeals as staff see them: found, opened, moved on, assigned."""
