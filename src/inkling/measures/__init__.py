"""What is asked repeatedly, how its numbers are read, and what is known about standard questionnaires."""

from inkling.measures.errors import AnswerError, MeasureError, UnknownInstrument, WordingError
from inkling.measures.instrument import (
    Asked,
    Bands,
    Cutoff,
    Fact,
    Instrument,
    Norm,
    Subscale,
    Sure,
    find,
    instrument,
    instruments,
)
from inkling.measures.matching import Matched, candidates, match
from inkling.measures.measure import Better, Item, Measure
from inkling.measures.scoring import TOTAL, Answers, Completeness, Score, Scores, check, complete, risk, score
from inkling.measures.telling import Section, to_tell
from inkling.measures.wording import Answer, Question, Questionnaire, Worded, Wording

__all__ = [
    "TOTAL",
    "Answer",
    "AnswerError",
    "Answers",
    "Asked",
    "Bands",
    "Better",
    "Completeness",
    "Cutoff",
    "Fact",
    "Instrument",
    "Item",
    "Matched",
    "Measure",
    "MeasureError",
    "Norm",
    "Question",
    "Questionnaire",
    "Score",
    "Scores",
    "Section",
    "Subscale",
    "Sure",
    "UnknownInstrument",
    "Worded",
    "Wording",
    "WordingError",
    "candidates",
    "check",
    "complete",
    "find",
    "instrument",
    "instruments",
    "match",
    "risk",
    "score",
    "to_tell",
]
