"""Notices: the bell, modal windows after sign-in, banners with a term."""
