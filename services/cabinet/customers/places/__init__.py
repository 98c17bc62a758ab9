"""Finding an address by a few words, before anybody has signed in."""
