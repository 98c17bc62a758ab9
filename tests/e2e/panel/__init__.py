"""Acts of staff at the control panel."""
