"""A whole journal in one file: what is written into it, and how it is read back without believing it."""

from inkling.exchange.archive.manifest import FILES, FORMAT, VERSION, Manifest
from inkling.exchange.archive.merging import Merged, merge
from inkling.exchange.archive.page import readable_page
from inkling.exchange.archive.reading import Archive, is_archive, read_archive
from inkling.exchange.archive.writing import journal_json, write_archive

__all__ = [
    "FILES",
    "FORMAT",
    "VERSION",
    "Archive",
    "Manifest",
    "Merged",
    "is_archive",
    "journal_json",
    "merge",
    "read_archive",
    "readable_page",
    "write_archive",
]
