"""What the supplier tells everybody: documents, questions, offices, services."""
