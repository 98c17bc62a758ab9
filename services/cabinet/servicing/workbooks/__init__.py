"""Tables of readings as workbooks: what is written for people, and read of what they send."""
