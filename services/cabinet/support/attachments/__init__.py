"""Files of appeals: taken, kept, given out, swept."""
