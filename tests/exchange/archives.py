"""Archives as Inkling makes them, and the same with something wrong in them."""

import hashlib
import zipfile
from collections.abc import Callable, Iterable
from datetime import date
from io import BytesIO
from uuid import UUID

import msgspec

from inkling.exchange import write_archive
from inkling.journal import CheckIn, Entry, MeasureKept, Response, Session, decode, encode
from tests.cast import check_in
from tests.clock import TODAY
from tests.contracts.canary import Canaries

DAY = date(2026, 11, 23)
ID = UUID(int=0xA2)

Files = dict[str, bytes]


def archive(entries: Iterable[Entry] = (), day: date = DAY) -> bytes:
    """These entries as Inkling exports them."""
    return write_archive(entries, day=day, program="0.1.0")


def every_kind() -> tuple[Canaries, tuple[Entry, ...]]:
    """An entry of every kind with something of its own in every field, as it could have been written on a page."""
    canaries = Canaries()
    return canaries, tuple(_possible(entry) for entry in canaries.entries())


def _possible(entry: Entry) -> Entry:
    entry = decode(encode(entry))
    before = encode(msgspec.structs.replace(_on_scale(entry), earlier=())).decode()
    earlier = tuple(msgspec.structs.replace(each, was=before) for each in entry.earlier)
    return msgspec.structs.replace(_on_scale(entry), earlier=earlier)


def _on_scale(entry: Entry) -> Entry:
    match entry:
        case CheckIn():
            return msgspec.structs.replace(entry, pleasantness=3, energy=1)
        case Response():
            return msgspec.structs.replace(entry, strength=7)
        case Session():
            return msgspec.structs.replace(entry, openness=6, safety=8, helpfulness=7)
        case MeasureKept(measure=measure):
            one, other = measure.items
            items = (one, msgspec.structs.replace(other, key=f"{other.key} too"))
            return msgspec.structs.replace(entry, measure=msgspec.structs.replace(measure, items=items))
    return entry


def one_check_in(**said: object) -> bytes:
    """An archive with one check-in."""
    return archive([check_in(TODAY, id=ID, **said)])


def unpacked(data: bytes) -> Files:
    """What is in it."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(files: Files, change: Callable[[zipfile.ZipInfo], None] | None = None) -> bytes:
    """These files as a zip, each of its infos changed."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            if change:
                change(info)
            archive.writestr(info, content)
    return made.getvalue()


def saying(journal: bytes, **manifest: object) -> bytes:
    """An archive whose journal says this, with the right digests, and its manifest these things."""
    files = unpacked(one_check_in())
    files["journal.json"] = journal
    said = msgspec.json.decode(files["manifest.json"])
    said["files"]["journal.json"] = {"sha256": hashlib.sha256(journal).hexdigest(), "bytes": len(journal)}
    files["manifest.json"] = msgspec.json.encode({**said, **manifest})
    return packed(files)


def with_entry(change: Callable[[bytes], bytes], **manifest: object) -> bytes:
    """An archive whose one check-in says what became of its bytes, with the right digests."""
    journal = unpacked(one_check_in(note="Rain"))["journal.json"]
    opening, entry, closing = journal.split(b"\n", 2)
    return saying(b"\n".join((opening, change(entry), closing)), **manifest)
