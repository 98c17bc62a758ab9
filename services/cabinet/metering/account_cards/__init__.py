"""Cards of accounts and subscribers, as staff read, make, change and delete them."""
