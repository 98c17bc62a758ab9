"""Numbers of advisory locks: one table, so that no two meanings share one."""

PARTITIONS = 0x7061_7274
REGISTRY = 0x7265_6769
# First of two numbers; the second is the stripe of meters.
METERS = 0x6D65
# First of two numbers; the second is the stripe of usage points, whose receipts are a row each.
RECEIPTS = 0x7263
# First of two numbers; the second is the feed's name in figures.
FEEDS = 0x6665
# First of two numbers; the second is the stripe of meters whose readings are handed in by hand.
SUBMISSIONS = 0x7375
# Whoever writes what the supplier tells everybody, or puts it in order.
CONTENT = 0x636F_6E74
# First of two numbers; the second is the stripe of users whose appeals are counted.
APPEALS = 0x6170
# Whoever writes an outage: staff and batches, few and rarely.
OUTAGES = 0x6F75_7467
# First of two numbers; the second is the stripe of users whose reports of outages are counted.
OUTAGE_REPORTS = 0x6F72
# Whoever writes organisations that serve houses: staff, batches and what auth says of their people.
SERVICERS = 0x7365_7276
