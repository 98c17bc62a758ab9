"""Rows of sources that did not fit, with the reasons; and refused batches sent again."""
