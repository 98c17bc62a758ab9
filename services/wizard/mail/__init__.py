"""Sub-step 3.2: the mail server that notifications sends letters by."""
