"""Answers that staff have ready, with placeholders."""
