"""Whether an answer asks for care: a question that is looked at by itself was answered above its lowest value."""

from inkling.journal.entries import Reading, versions
from inkling.journal.journal import Journal
from inkling.measures import instruments, risk


def asks_for_care(journal: Journal, reading: Reading) -> bool:
    """Does it hold such an answer that was not in it before it was corrected? Only a standard questionnaire has such
    a question, and a total from paper does not say."""
    measure = journal.measures.get(reading.measure)
    known = instruments().get(reading.measure) if measure and measure.form == "standard" else None
    if known is None or not risk(known, reading.answers):
        return False
    before = versions(reading)
    return not before or before[-1][1].answers != reading.answers
