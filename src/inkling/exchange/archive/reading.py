"""An archive read back: limits first, then digests, then every entry by itself. All of it or nothing.

What is refused is refused with an `ArchiveError`, whose sentence holds nothing of what stands in the file.
"""

import hashlib
import json
import stat
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import msgspec

from inkling.exchange.archive.manifest import (
    FILES,
    FORMAT,
    JOURNAL,
    MANIFEST,
    PAGE,
    VERSION,
    Edition,
    Manifest,
)
from inkling.exchange.archive.strict import entries_in, without_doubles
from inkling.exchange.errors import ArchiveError
from inkling.journal import Entry
from inkling.language import gettext as _

MOST: Final = 48_000_000
"""Bytes of a journal that are read unless more is asked for: some seven million words."""

_MOST_MANIFEST: Final = 64_000
_ZIP, _LISTED, _ENCRYPTED = b"PK\x03\x04", b"PK\x01\x02", 0x1
_CHUNK: Final = 1 << 20


@dataclass(frozen=True)
class Archive:
    """What an archive holds: every entry, and what it says of itself."""

    entries: tuple[Entry, ...]
    manifest: Manifest


def is_archive(data: bytes) -> bool:
    """Does this look like one of our archives, rather than like a spreadsheet or anything else that is packed?"""
    return data.startswith(_ZIP) and JOURNAL.encode() in data[-1000:]


def read_archive(data: bytes, *, most: int = MOST) -> Archive:
    """Everything in this archive. `most` is how many bytes the journal in it may have. Raises `ArchiveError`."""
    if len(data) > most:
        raise too_large()
    if not data.startswith(_ZIP):
        raise foreign()
    if data.count(_LISTED) > 4 * len(FILES):
        raise foreign()
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _read(archive, most)
    except ArchiveError:
        raise
    except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError, RuntimeError):
        raise damaged() from None


def _read(archive: ZipFile, most: int) -> Archive:
    listed = archive.infolist()
    if sorted(info.filename for info in listed) != sorted(FILES):
        raise foreign()
    if any(_is_odd(info) for info in listed):
        raise foreign()
    sizes = {info.filename: info.file_size for info in listed}
    if sizes[MANIFEST] > _MOST_MANIFEST or sizes[JOURNAL] > most or sizes[PAGE] > 8 * most:
        raise too_large()
    manifest = _manifest(archive.read(MANIFEST))
    if sizes[JOURNAL] != manifest.files[JOURNAL].bytes or sizes[PAGE] != manifest.files[PAGE].bytes:
        raise damaged()
    _check_page(archive, manifest)
    journal = archive.read(JOURNAL)
    if hashlib.sha256(journal).hexdigest() != manifest.files[JOURNAL].sha256:
        raise damaged()
    return Archive(entries_in(journal, manifest), manifest)


def _is_odd(info: ZipInfo) -> bool:
    """A link, a folder, something behind a password of its own, or packed in a way we never pack."""
    mode = stat.S_IFMT(info.external_attr >> 16)
    return bool(
        mode not in (0, stat.S_IFREG)
        or info.is_dir()
        or info.flag_bits & _ENCRYPTED
        or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED)
    )


def _manifest(data: bytes) -> Manifest:
    try:
        json.loads(data, object_pairs_hook=without_doubles)
        edition = msgspec.json.decode(data, type=Edition)
        if edition.format != FORMAT:
            raise foreign()
        if edition.version > VERSION:
            raise newer()
        manifest = msgspec.json.decode(data, type=Manifest)
    except ArchiveError:
        raise
    except (msgspec.DecodeError, RecursionError, ValueError):
        raise foreign() from None
    if edition.version < 1 or set(manifest.files) != {JOURNAL, PAGE}:
        raise foreign()
    return manifest


def _check_page(archive: ZipFile, manifest: Manifest) -> None:
    """The page is for reading and is not read here. It is only looked at piece by piece: is it the one?"""
    digest: Any = hashlib.sha256()
    with archive.open(PAGE) as page:
        while chunk := page.read(_CHUNK):
            digest.update(chunk)
    if digest.hexdigest() != manifest.files[PAGE].sha256:
        raise damaged()


def foreign() -> ArchiveError:
    """It is something else."""
    return ArchiveError(_("This is not a file that Inkling exported."))


def damaged() -> ArchiveError:
    """It was one of ours, and is not whole any more."""
    return ArchiveError(
        _("This file was changed or damaged after it was exported. Use another copy of it, if there is one.")
    )


def too_large() -> ArchiveError:
    """More than a journal can be."""
    return ArchiveError(
        _("This file holds more than is read at once. The command `inkling import` reads more.")
    )


def newer() -> ArchiveError:
    """Made by a program that knows more than this one."""
    return ArchiveError(_("This file was made by a newer Inkling. Install that one here, then bring it in."))
