"""Sub-step 4.2: the supplier as an organisation."""
