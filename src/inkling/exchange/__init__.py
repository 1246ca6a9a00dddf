"""Files people hold, as entries: read without guessing, and with one clear sentence when that fails."""

from inkling.exchange.answers import Answered, read_answers
from inkling.exchange.archive import (
    Archive,
    Merged,
    is_archive,
    journal_json,
    merge,
    read_archive,
    readable_page,
    write_archive,
)
from inkling.exchange.columns import Columns, LeftOut, Preview, guess_columns, left_out, people_in, preview
from inkling.exchange.dates import ISO, OFFERED, date_problem, day_reader, fitting_formats
from inkling.exchange.diary import Diary, read_diary
from inkling.exchange.errors import (
    AnswersError,
    ArchiveError,
    CellError,
    ColumnError,
    DateError,
    DateProblem,
    ExchangeError,
    FileError,
    FormatError,
    PackError,
    PeopleError,
    UnknownColumn,
    UnknownPerson,
)
from inkling.exchange.fhir import MOST as MAX_PACK_BYTES
from inkling.exchange.fhir import read_questionnaire, write_fhir
from inkling.exchange.folding import FoldedDiary, fold_in
from inkling.exchange.table import MAX_COLUMNS, MAX_ROWS, Table, read_table
from inkling.exchange.text import MAX_BYTES, MAX_MEGABYTES

__all__ = [
    "ISO",
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_MEGABYTES",
    "MAX_PACK_BYTES",
    "MAX_ROWS",
    "OFFERED",
    "Answered",
    "AnswersError",
    "Archive",
    "ArchiveError",
    "CellError",
    "ColumnError",
    "Columns",
    "DateError",
    "DateProblem",
    "Diary",
    "ExchangeError",
    "FileError",
    "FoldedDiary",
    "FormatError",
    "LeftOut",
    "Merged",
    "PackError",
    "PeopleError",
    "Preview",
    "Table",
    "UnknownColumn",
    "UnknownPerson",
    "date_problem",
    "day_reader",
    "fitting_formats",
    "fold_in",
    "guess_columns",
    "is_archive",
    "journal_json",
    "left_out",
    "merge",
    "people_in",
    "preview",
    "read_answers",
    "read_archive",
    "read_diary",
    "read_questionnaire",
    "read_table",
    "readable_page",
    "write_archive",
    "write_fhir",
]
