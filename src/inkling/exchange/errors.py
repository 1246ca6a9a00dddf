"""What can go wrong when a file is read, each with one sentence that says what to do.

ExchangeError
├── FileError        the bytes are not a table: too large, a picture, not UTF-8, an open quotation mark
├── ColumnError      the columns are not what is needed
│   └── UnknownColumn    no column has the name that was asked for
├── DateError        a column of dates cannot be read; carries the question to put to the person
├── CellError        one cell is not a number
├── PeopleError      the file holds several people and none was chosen
│   └── UnknownPerson    nobody in the file has the name that was asked for
├── FormatError      the declared way of writing dates is not one
├── PackError        a file of wording is no FHIR questionnaire that can be read here
├── AnswersError     a file of answers to score cannot be read as such
└── ArchiveError     a whole journal in one file cannot be read: foreign, damaged, newer, or holding what cannot be

A message never holds what stands in a cell: it may be logged. What stood there is kept in `cell`, `people` or
`close`, for the caller to show to the person whose file it is and to nobody else.
"""

from dataclasses import dataclass

CLIP = 40
"""How much of a cell is kept for showing, in characters."""


class ExchangeError(ValueError):
    """The root of every error this room raises on purpose. `cell` is what stood there, shortened."""

    def __init__(self, message: str, *, cell: str = "") -> None:
        super().__init__(message)
        self.cell = cell if len(cell) <= CLIP else cell[: CLIP - 1] + "…"


class FileError(ExchangeError):
    """The bytes are not a table."""


class ColumnError(ExchangeError):
    """The columns are not what is needed."""


class UnknownColumn(ColumnError):
    """No column has this name. `close` is the column that may have been meant, or empty."""

    def __init__(self, message: str, *, close: str = "") -> None:
        super().__init__(message)
        self.close = close


@dataclass(frozen=True)
class DateProblem:
    """Why can a column of dates not be read yet, and which ways of writing dates would fit all of it?

    With `candidates` it is a question to put to the person; without, the cell on `line` has to be mended.
    """

    column: str
    sentence: str
    candidates: tuple[str, ...] = ()
    line: int | None = None
    cell: str = ""


class DateError(ExchangeError):
    """A column of dates cannot be read; `problem` says why and what would fit."""

    def __init__(self, problem: DateProblem) -> None:
        super().__init__(problem.sentence, cell=problem.cell)
        self.problem = problem


class CellError(ExchangeError):
    """One cell is not a number. `line` is its line in the file, counted from 1."""

    def __init__(self, message: str, *, column: str, line: int, cell: str) -> None:
        super().__init__(message, cell=cell)
        self.column = column
        self.line = line


class PeopleError(ExchangeError):
    """The file holds several people and none was chosen. `people` are their names in the file's order."""

    def __init__(self, message: str, *, column: str, people: tuple[str, ...]) -> None:
        super().__init__(message)
        self.column = column
        self.people = people


class UnknownPerson(PeopleError):
    """Nobody in the file has the name that was asked for. `close` may have been meant, or is empty."""

    def __init__(self, message: str, *, column: str, people: tuple[str, ...], close: str = "") -> None:
        super().__init__(message, column=column, people=people)
        self.close = close


class FormatError(ExchangeError):
    """The declared way of writing dates does not say where day, month and year stand."""


class PackError(ExchangeError):
    """The bytes are not the wording of a questionnaire."""


class AnswersError(ExchangeError):
    """A file of answers does not say whose answer to which item it is. `line` is its line, or None."""

    def __init__(self, message: str, *, line: int | None = None, cell: str = "") -> None:
        super().__init__(message, cell=cell)
        self.line = line


class ArchiveError(ExchangeError):
    """The bytes are not an archive of a journal that can be read here."""
