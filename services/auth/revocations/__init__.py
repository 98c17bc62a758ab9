"""What has ended before its tokens have: told to every service that judges them."""
