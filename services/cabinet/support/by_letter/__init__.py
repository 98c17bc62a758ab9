"""Appeals answered by letter: what notifications has read in the supplier's mailbox."""
