"""Starting, showing and shipping the suite."""
