"""Delivery: staged batches go to the systems door, each until it is answered."""
