"""What every entry has in common: when it was, when it was written, what it was before it was corrected."""

from datetime import date, datetime
from typing import ClassVar, Literal
from uuid import UUID

import msgspec

Category = Literal[
    "check-ins",
    "measures",
    "insights",
    "challenges",
    "sessions",
    "unsaid",
    "practice",
    "events",
    "safety-plan",
    "settings",
]
"""Which data key seals the kind (see `inkling.vault`): what may one day be shared together, and what never is."""

Sign = Literal["relief", "courage", "awareness", "connection"]
"""How a shift may feel: the four felt signs."""


class Moment(msgspec.Struct, frozen=True, gc=False):
    """When was it? The day is the person's own local day and is never worked out anew after travel.

    `at` is the instant in UTC and `zone` the IANA zone it was lived in; both are empty when only the day
    is known, as in an imported diary.
    """

    day: date
    at: datetime | None = None
    zone: str = ""


class Earlier(msgspec.Struct, frozen=True, gc=False):
    """How an entry stood before it was corrected, and until when: the bytes it had then, as text."""

    until: Moment
    was: str


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True, tag_field="kind"):
    """What every record has: an identity, when it happened, when it was written, and where it came from.

    Any entry may carry felt signs, belong to threads, and remember how it stood before it was corrected. What is
    at its default is not written into the record, so a default is never changed.
    """

    CATEGORY: ClassVar[Category]
    OWN_WORDS: ClassVar[tuple[str, ...]] = ()
    """Which fields hold words the person wrote or chose herself? Search reads these and no others."""

    id: UUID
    happened: Moment
    written: Moment
    imported: bool = False
    signs: tuple[Sign, ...] = ()
    threads: tuple[UUID, ...] = ()
    earlier: tuple[Earlier, ...] = ()

    @property
    def kind(self) -> str:
        """What is this kind of entry called in the record?"""
        tag = self.__struct_config__.tag
        assert isinstance(tag, str)
        return tag
