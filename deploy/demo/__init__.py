"""Parts of the demo that are not services: the acquisition server and the mailbox."""
