"""«У вас нет света?»: what people report, and what staff make of it."""
