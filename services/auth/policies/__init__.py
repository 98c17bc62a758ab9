"""How people come in, as the supplier has set it in cabinet."""
