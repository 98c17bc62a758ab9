"""Which photos are taken, and until when; pure."""

LARGEST_PHOTO = 10 * 1024 * 1024
# What is kept is written anew and is far smaller; this only bounds it.
LARGEST_KEPT = 5 * 1024 * 1024
MEDIA_TYPE = "image/jpeg"
# Below it nothing else has a body.
UPLOAD_PATHS = "/api/cabinet/submissions/"
# The files' name of the subject.
SUBJECT = "photos"
