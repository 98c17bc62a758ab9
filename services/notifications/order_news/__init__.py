"""What staff have made of orders of services, told to who has ordered."""
