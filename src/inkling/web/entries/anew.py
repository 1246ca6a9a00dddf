"""Words typed into an entry that was deleted meanwhile: kept as a new entry of the same kind.

The page of an entry carries the entry as it stood, so that whatever kind it is, all that the form does not show is
still known when the entry is gone: which challenge came back, which questions were answered, what led there.
"""

from uuid import UUID

import msgspec

from inkling.journal import Entry, Moment, decode, encode
from inkling.web.entries.form import EntryForm


def to_carry(entry: Entry) -> str:
    """The entry as its page carries it. What it was before it was corrected stays behind."""
    return encode(msgspec.structs.replace(entry, earlier=())).decode()


def carried(was: str) -> Entry | None:
    """The entry that was carried, or None if this is none."""
    try:
        return decode(was)
    except msgspec.DecodeError:
        return None


def anew(form: EntryForm, id: UUID, now: Moment) -> Entry:
    """What the form says now, as an entry of its own, written now. What was deleted stays deleted."""
    typed: Entry = form.becomes(now)
    return msgspec.structs.replace(typed, id=id, written=now, imported=False, earlier=())
