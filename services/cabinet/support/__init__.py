"""The support desk: appeals of consumers, and what staff answer."""
