"""Registration of consumers: the visitor asks, the worker or staff decide."""
