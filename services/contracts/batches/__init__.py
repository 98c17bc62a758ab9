"""The lines of batches, as outside systems write them: one strict shape of each kind.

Cabinet checks by these shapes and the systems door publishes them, so a line is taken exactly
when the published document says so.
"""
