"""Everything that puts the suite on a machine: local start, containers, demo parts."""
