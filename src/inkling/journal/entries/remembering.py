"""Two histories of one entry made one: it was deleted in one place, and written on in another."""

from typing import TypeVar

import msgspec

from inkling.journal.entries.base import Earlier, Entry, Moment
from inkling.journal.entries.writing import encode

E = TypeVar("E", bound=Entry)


def remembering(stands: E, other: E, now: Moment) -> E:
    """The entry as it stands, remembering also how it stood elsewhere until now. Unchanged if it does already."""
    theirs = (*other.earlier, Earlier(now, _words(other)))
    ours = {_words(stands), *(each.was for each in stands.earlier)}
    if all(each.was in ours for each in theirs):
        return stands
    shared = {each.was for each in other.earlier}
    mine = [each for each in stands.earlier if each.was not in shared]
    last = [each for each in theirs[-1:] if each.was not in ours]
    return msgspec.structs.replace(stands, earlier=tuple(sorted((*other.earlier, *mine, *last), key=_until)))


def _words(entry: Entry) -> str:
    """What it says, without what it said before."""
    return encode(msgspec.structs.replace(entry, earlier=())).decode()


def _until(earlier: Earlier) -> tuple[str, str]:
    at = earlier.until.at
    return earlier.until.day.isoformat(), at.isoformat() if at else ""
