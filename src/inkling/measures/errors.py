"""What can go wrong in this room, each with one sentence that says what to do.

MeasureError
├── UnknownInstrument    no standard questionnaire has this key
├── AnswerError          an answer does not belong to the questionnaire, or lies outside its range
└── WordingError         a file of wording does not fit the questionnaire

A message names the item and its range. It never holds an answer: it may be logged.
"""


class MeasureError(ValueError):
    """The root of every error this room raises on purpose."""


class UnknownInstrument(MeasureError):
    """No instrument has this key. `close` is the key that may have been meant, or empty."""

    def __init__(self, message: str, *, close: str = "") -> None:
        super().__init__(message)
        self.close = close


class AnswerError(MeasureError):
    """An answer cannot be what was answered. `item` is the item it was given for."""

    def __init__(self, message: str, *, item: str) -> None:
        super().__init__(message)
        self.item = item


class WordingError(MeasureError):
    """The wording does not fit the questionnaire."""
