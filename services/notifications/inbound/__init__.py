"""Answers by letter: what comes into the supplier's mailbox reaches the appeal that it answers."""
