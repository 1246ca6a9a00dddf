"""From a file's name and the options to one person's diary, or to a sentence that says why not."""

import sys
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from inkling.cli.advice import stop_for
from inkling.cli.stop import Misasked, Stop, printable
from inkling.exchange import (
    MAX_BYTES,
    Columns,
    Diary,
    ExchangeError,
    Table,
    guess_columns,
    read_diary,
    read_table,
)
from inkling.journal import Moment
from inkling.language import gettext as _
from inkling.measures import Better

STDIN = "-"


@dataclass(frozen=True)
class Asked:
    """What did the person at the terminal say about the file's columns?"""

    date: str | None = None
    date_format: str | None = None
    person: str | None = None
    who: str | None = None
    values: tuple[str, ...] = ()
    better: Better | None = None


def read_file(file: str, asked: Asked) -> Diary:
    """Which diary stands in this file? Raises `Stop` with a sentence that says what to do."""
    data = _bytes(file)
    now = datetime.now(UTC)
    moment = Moment(now.astimezone().date(), now)
    try:
        table = read_table(data, file)
        columns = _columns(table, asked)
        return read_diary(table, columns, title=title_of(file), now=moment, ids=uuid4)
    except ExchangeError as error:
        raise stop_for(error) from None


def title_of(file: str) -> str:
    """What is this file called in a sentence?"""
    return _("Standard input") if file == STDIN else printable(Path(file).name)


def _columns(table: Table, asked: Asked) -> Columns:
    guess = guess_columns(table, date=asked.date, person=asked.person)
    if asked.who is not None and guess.person is None:
        raise Misasked(_("--who needs to know where the people stand. Name that column with --person."))
    values = tuple(table.named(name) for name in asked.values) or guess.values
    better = dict.fromkeys(values, asked.better) if asked.better else {}
    return replace(
        guess, values=values, who=asked.who, date_format=asked.date_format, better=better, note=None
    )


def _bytes(file: str) -> bytes:
    """What is in the file? One byte more than the limit is enough to see that it is too large."""
    try:
        if file == STDIN:
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with Path(file).open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        said = _("There is no file “{file}”. Check the name and the folder.")
    except IsADirectoryError:
        said = _("“{file}” is a folder. Name a CSV file inside it.")
    except PermissionError:
        said = _("“{file}” may not be read by you. Change its permissions, or copy it to your own folder.")
    except (OSError, ValueError):
        said = _("“{file}” could not be read. Check the disk, or copy the file and try again.")
    raise Stop(said.format(file=printable(file)))
