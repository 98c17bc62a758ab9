"""What staff write on an appeal: answers, notes, drafts; and who else is at it."""
