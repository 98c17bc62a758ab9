"""Appeals as their authors see them: written, answered, closed, reopened, rated."""
