"""The kinds of entry a journal holds: typed, frozen, and readable for ever.

A new field needs a default, so that records written before it still open; a field is never renamed or
given a new meaning. Entries cannot form cycles, so the garbage collector leaves them alone (`gc=False`), which makes
opening a long journal quicker. `CATEGORY` says which data key seals the kind (see `inkling.vault`).
"""

from datetime import date, datetime
from typing import Any, ClassVar, Literal
from uuid import UUID

import msgspec

from inkling.measures import Measure

Category = Literal["check-ins", "measures", "insights"]
Answer = Literal["yes", "not-really", "not-sure"]

PLACES = 5
"""Places along each side of the check-in plane: 0 is most unpleasant or least energy, 4 the other end."""


class Moment(msgspec.Struct, frozen=True, gc=False):
    """When was it? The day is the person's own local day and is never worked out anew after travel.

    `at` is the instant in UTC and `zone` the IANA zone it was lived in; both are empty when only the day
    is known, as in an imported diary.
    """

    day: date
    at: datetime | None = None
    zone: str = ""


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="kind"):
    """What every record has: an identity, when it happened, when it was written, and where it came from."""

    CATEGORY: ClassVar[Category]

    id: UUID
    happened: Moment
    written: Moment
    imported: bool = False

    @property
    def kind(self) -> str:
        """What is this kind of entry called in the record?"""
        tag = self.__struct_config__.tag
        assert isinstance(tag, str)
        return tag


class CheckIn(Entry, frozen=True, kw_only=True, gc=False, tag="check-in"):
    """How is it, just now? A place on the plane, feeling words, and a note if there is one."""

    CATEGORY: ClassVar[Category] = "check-ins"

    pleasantness: int
    energy: int
    words: tuple[str, ...] = ()
    note: str = ""


class MeasureKept(Entry, frozen=True, kw_only=True, gc=False, tag="measure"):
    """Which questions does this person answer repeatedly? Its readings name it by `measure.key`."""

    CATEGORY: ClassVar[Category] = "measures"

    measure: Measure


class Reading(Entry, frozen=True, kw_only=True, gc=False, tag="reading"):
    """What was answered on one filled-in measure? None means asked and not answered."""

    CATEGORY: ClassVar[Category] = "measures"

    measure: str
    answers: dict[str, float | None]
    note: str = ""


class Finding(Entry, frozen=True, kw_only=True, gc=False, tag="finding"):
    """What did the person say to a shift they were shown? The shift stands here as it was shown."""

    CATEGORY: ClassVar[Category] = "insights"

    series: str
    method: str
    noticed: date
    since: date
    sentence: str
    answer: Answer
    series_name: str = ""


ENTRY_KINDS: tuple[type[Entry], ...] = (CheckIn, MeasureKept, Reading, Finding)

_decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(CheckIn | MeasureKept | Reading | Finding)
_encoder = msgspec.json.Encoder(order="deterministic")


def encode(entry: Entry) -> bytes:
    """What bytes stand for this entry? Deterministic, so that equal entries give equal bytes."""
    return _encoder.encode(entry)


def decode(data: bytes) -> Entry:
    """Which entry do these bytes stand for? Raises `msgspec.ValidationError` if they are not one."""
    entry: Entry = _decoder.decode(data)
    return entry
