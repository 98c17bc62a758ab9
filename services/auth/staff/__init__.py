"""What staff do to users, asked by admin_panel."""
