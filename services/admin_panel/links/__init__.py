"""Links: which accounts a user sees; cabinet owns them."""
