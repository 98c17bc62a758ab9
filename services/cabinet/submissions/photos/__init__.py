"""A photo of the meter beside a reading that was handed in."""
