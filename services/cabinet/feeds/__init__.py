"""What other systems read from us, item by item, in the order in which it became known."""
