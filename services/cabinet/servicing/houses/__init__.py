"""The houses that an organisation serves: its main page, and the meters in them."""
