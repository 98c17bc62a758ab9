"""Sub-step 4.1 beside the database: the acquisition server, and our door for other systems."""
