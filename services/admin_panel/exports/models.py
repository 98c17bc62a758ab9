"""The table of files that staff have asked for."""

from services.admin_panel.base import Base
from services.kit.export_jobs import ExportTable


class ExportJob(ExportTable, Base):
    """A file that a member of staff has asked for."""
