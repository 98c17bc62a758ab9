"""When users last looked at a section of the cabinet: what is new is what has come since."""
