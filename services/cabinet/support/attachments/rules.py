"""Which files an appeal takes; pure."""

from services.kit.file_kinds import MEDIA_TYPES

# Issue's limits: five files of 10 MB each with one message.
MOST_FILES = 5
LARGEST_FILE = 10 * 1024 * 1024
LARGEST_SMALL = 1024 * 1024
# Uploads of one person that no message has; each may lie there for a day.
MOST_WAITING = 20
ENDINGS = ("jpg", "jpeg", "png", "pdf", "docx", "xlsx")
TYPES = tuple(dict.fromkeys(MEDIA_TYPES[ending] for ending in ENDINGS))
PICTURES = frozenset({"image/jpeg", "image/png"})
SMALL_TYPE = "image/jpeg"
# The files' name of the subject.
SUBJECT = "appeals"
