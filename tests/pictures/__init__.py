"""Taking the pictures of the cabinet's help from the running application."""
