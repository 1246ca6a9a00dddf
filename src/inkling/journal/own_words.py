"""The person's own words in an entry: what is searched, and what is compared for echoes."""

from collections.abc import Iterator

from inkling.journal.entries import Entry, MeasureKept, ToBring


def own_words(entry: Entry) -> str:
    """What did the person write in this entry? Its fields of own words, one after the other, a line each."""
    return "\n".join(_pieces(entry))


def _pieces(entry: Entry) -> Iterator[str]:
    if isinstance(entry, MeasureKept) and entry.measure.form in ("problems", "goals"):
        yield from (item.name for item in entry.measure.items)
    for name in entry.OWN_WORDS:
        said = getattr(entry, name)
        for piece in (said,) if isinstance(said, str) else said:
            text = piece.text if isinstance(piece, ToBring) else piece
            if text:
                yield text
