"""The services of the Personal Cabinet, one package each."""

__version__ = "0.1.0"
