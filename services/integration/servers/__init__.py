"""What the installer says of the servers around: the acquisition server, and our own door."""
