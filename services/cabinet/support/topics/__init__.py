"""What appeals are about, and what else each topic asks for; kept by staff."""
