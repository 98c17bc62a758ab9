"""Telling a user something: in the bell, by letter and by push, as he has chosen."""
