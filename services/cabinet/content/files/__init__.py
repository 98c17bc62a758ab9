"""Files of what is published: documents as PDF, pictures of services."""
