"""The throwaway home in which the sample journal lives: made when first needed, gone when the program ends."""

import atexit
import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from inkling.vault import homes


def make() -> None:
    """Make the throwaway home, unless it is there already."""
    if is_there():
        return
    home: Path = settings.SAMPLE_HOME
    home.mkdir(mode=0o700)
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    call_command("migrate", database=homes.SAMPLE, verbosity=0, interactive=False)


def is_there() -> bool:
    """Has a sample journal been begun since the program started?"""
    home: Path = settings.SAMPLE_HOME
    return home.exists()
