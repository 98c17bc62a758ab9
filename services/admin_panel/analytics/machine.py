"""How the machine is doing on which the control panel runs."""

import os
import shutil
from pathlib import Path

from pydantic import Field

from services.contracts.figures import Count, Figures
from services.kit.clock import utc_now

_MEMORY = Path("/proc/meminfo")


class MachineFigures(Figures):
    """The machine on which the control panel runs; loads are hundredths, sizes bytes."""

    load_1: Count
    load_5: Count
    load_15: Count
    cores: int = Field(ge=1)
    memory_total: Count = Field(description="0: the system does not tell.")
    memory_available: Count
    disk_total: Count
    disk_free: Count


def read_machine(folder: Path) -> MachineFigures:
    """Return load, memory and the disk on which a folder lies; some microseconds."""
    loads = [round(load * 100) for load in os.getloadavg()]
    total, available = _memory()
    disk = shutil.disk_usage(folder)
    return MachineFigures(
        at=utc_now(),
        load_1=loads[0],
        load_5=loads[1],
        load_15=loads[2],
        cores=os.cpu_count() or 1,
        memory_total=total,
        memory_available=available,
        disk_total=disk.total,
        # What an ordinary process may still write.
        disk_free=disk.free,
    )


def _memory() -> tuple[int, int]:
    """Return all memory and what programs may still have, in bytes; zeros where nobody tells."""
    try:
        lines = _MEMORY.read_text("ascii").splitlines()
    except OSError:
        return 0, 0
    told = {name: rest.split() for name, _, rest in (line.partition(":") for line in lines)}
    total, available = (
        int(told[name][0]) * 1024 if name in told else 0 for name in ("MemTotal", "MemAvailable")
    )
    return total, available
