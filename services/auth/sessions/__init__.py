"""A session: its tokens and cookies, who its owner is at this moment, its end."""
