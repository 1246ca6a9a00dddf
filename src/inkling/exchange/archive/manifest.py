"""What an archive says of itself: which program made it, on which day, what is in it, and the digest of each file."""

from datetime import date
from typing import Final

import msgspec

FORMAT: Final = "inkling-journal"
VERSION: Final = 1
"""Raised when a program of before could misread what is written now. A new kind of entry or a new field is no reason:
a program that does not know it says so."""

JOURNAL, PAGE, MANIFEST = "journal.json", "readable.html", "manifest.json"
FILES: Final = (JOURNAL, PAGE, MANIFEST)
"""The files of an archive, in the order in which they stand in it. There are no others."""


class Contained(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of the archive: its SHA-256, and how many bytes it has."""

    sha256: str
    bytes: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What should be in the archive. `unreadable` records were in the journal and did not open, so they are not."""

    format: str
    version: int
    program: str
    made: date
    unreadable: int
    counts: dict[str, int]
    files: dict[str, Contained]


class Edition(msgspec.Struct, frozen=True):
    """As much of any manifest as is needed to tell whether it can be read."""

    format: str
    version: int
