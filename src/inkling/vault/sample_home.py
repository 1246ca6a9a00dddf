"""The throwaway home in which the sample journal lives: made when first needed, gone when the program ends."""

import atexit
import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from inkling.vault import homes


def make() -> None:
    """Make the throwaway home, unless it is there already."""
    home: Path = settings.SAMPLE_HOME
    if home.exists():
        return
    home.mkdir(mode=0o700)
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    call_command("migrate", database=homes.SAMPLE, verbosity=0, interactive=False)
