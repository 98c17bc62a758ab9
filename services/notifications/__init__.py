"""Letters to people: recipients, queue, templates, SMTP."""
