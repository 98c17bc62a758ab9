"""Numbers of advisory locks: one table, so that no two meanings share one."""

PARTITIONS = 0x7061_7274
REGISTRY = 0x7265_6769
# First of two numbers; the second is the stripe of meters.
METERS = 0x6D65
# First of two numbers; the second is the meter whose readings are handed in by hand.
SUBMISSIONS = 0x7375
