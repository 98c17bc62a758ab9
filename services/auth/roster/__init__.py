"""Users as staff add and edit them, asked by admin_panel."""
