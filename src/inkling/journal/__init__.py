"""One person's journal: its entries, and what follows from them."""

from inkling.journal.behind import entries_behind, finding_of
from inkling.journal.days import day_in_words, month_in_words, span_in_words
from inkling.journal.entries import (
    ENTRY_KINDS,
    PLACES,
    Answer,
    Category,
    CheckIn,
    Entry,
    Finding,
    MeasureKept,
    Moment,
    Reading,
    decode,
    encode,
)
from inkling.journal.journal import Journal
from inkling.journal.lookout import Lookout, decode_lookout, encode_lookout, look
from inkling.journal.series import series_key, series_name, series_of
from inkling.journal.unseen import number_told, unseen_in_words

__all__ = [
    "ENTRY_KINDS",
    "PLACES",
    "Answer",
    "Category",
    "CheckIn",
    "Entry",
    "Finding",
    "Journal",
    "Lookout",
    "MeasureKept",
    "Moment",
    "Reading",
    "day_in_words",
    "decode",
    "decode_lookout",
    "encode",
    "encode_lookout",
    "entries_behind",
    "finding_of",
    "look",
    "month_in_words",
    "number_told",
    "series_key",
    "series_name",
    "series_of",
    "span_in_words",
    "unseen_in_words",
]
