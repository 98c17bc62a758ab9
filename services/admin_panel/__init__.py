"""Admin panel: the staff's door (5152) and the doors of other systems (5153)."""
