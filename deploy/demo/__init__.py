"""Stand-ins for what lies outside the suite, with invented data: acquisition server, mailbox."""
