"""An entry as it stood when a page was made: every page on which it is corrected carries it along.

So whatever kind it is, all that the form does not show is still known if the entry is deleted in another tab: which
challenge came back, which questions were answered, what led there.
"""

from uuid import UUID

import msgspec

from inkling.journal import Entry, decode, encode


def to_carry(entry: Entry) -> str:
    """The entry as its page carries it. What it was before it was corrected stays behind."""
    return encode(msgspec.structs.replace(entry, earlier=())).decode()


def carried(was: str, kind: type[Entry], id: UUID) -> Entry | None:
    """The entry of this kind and identity that was carried, or None if this is none."""
    try:
        entry = decode(was)
    except msgspec.DecodeError:
        return None
    return entry if isinstance(entry, kind) and entry.id == id else None
