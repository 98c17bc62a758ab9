"""Files that a member of staff has asked for: how far they are, taken, cancelled."""

from services.kit.exports import exports_router
from services.kit.rights import may

router = exports_router("/api/cabinet/staff/exports", may("exports:make"))
