"""A journal as one archive. The same entries on the same day give the same bytes, in whatever order they come."""

import hashlib
import stat
from collections import Counter
from collections.abc import Iterable
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import msgspec

from inkling.exchange.archive.manifest import FORMAT, JOURNAL, MANIFEST, PAGE, VERSION, Contained, Manifest
from inkling.exchange.archive.page import readable_page
from inkling.journal import Entry, encode

OPENING = f'{{"format":"{FORMAT}","version":{VERSION},"entries":[\n'.encode()
CLOSING = b"\n]}\n"
_UNIX, _FIRST_YEAR, _LAST_YEAR = 3, 1980, 2107
_MODE = (stat.S_IFREG | 0o600) << 16


def write_archive(entries: Iterable[Entry], *, day: date, program: str, unreadable: int = 0) -> bytes:
    """Everything in these entries, for a computer and for a person, with the digests of both. `unreadable` says how
    many records did not open and are missing from it."""
    there = sorted(entries, key=_order)
    files = {
        JOURNAL: journal_json(there),
        PAGE: readable_page(there, day=day, program=program, unreadable=unreadable).encode(),
    }
    manifest = Manifest(
        format=FORMAT,
        version=VERSION,
        program=program,
        made=day,
        unreadable=unreadable,
        counts=dict(sorted(Counter(entry.kind for entry in there).items())),
        files={
            name: Contained(hashlib.sha256(content).hexdigest(), len(content))
            for name, content in files.items()
        },
    )
    return _zip({**files, MANIFEST: msgspec.json.format(msgspec.json.encode(manifest)) + b"\n"}, day)


def journal_json(entries: Iterable[Entry]) -> bytes:
    """Every entry exactly as it is kept, one a line, by day and identity."""
    return OPENING + b",\n".join(encode(entry) for entry in sorted(entries, key=_order)) + CLOSING


def _order(entry: Entry) -> tuple[date, bytes]:
    return entry.happened.day, entry.id.bytes


def _zip(files: dict[str, bytes], day: date) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, content in files.items():
            info = ZipInfo(name, (min(max(day.year, _FIRST_YEAR), _LAST_YEAR), day.month, day.day, 0, 0, 0))
            info.create_system, info.external_attr = _UNIX, _MODE
            archive.writestr(info, content, ZIP_DEFLATED, 9)
    return packed.getvalue()
