"""Is there room on the disk? Asked by the program and by its commands, before they load anything else."""

import shutil
from pathlib import Path

SMALLEST_ROOM = 256 * 1024
"""Bytes free on the disk below which a write that fails has failed for want of room."""


def no_room(folder: Path) -> bool:
    """Is the disk full on which this folder lies? Where that cannot be told it is not."""
    try:
        disk = shutil.disk_usage(folder)
    except OSError:
        return False
    return disk.total > 0 and disk.free < SMALLEST_ROOM
