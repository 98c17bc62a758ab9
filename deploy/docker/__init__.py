"""What runs in the containers beside the services themselves."""
