"""How a command ends early: one sentence on the error stream, no traceback, and an exit code.

The code is 1 for something wrong with what was read or written, 2 with how it was asked.
"""

from gettext import gettext as _
from typing import IO, Any

import click

from inkling.exchange import (
    DateError,
    ExchangeError,
    FormatError,
    PeopleError,
    UnknownColumn,
    UnknownPerson,
)

_SHOWN = 4
"""How many people of a file are named in a sentence."""


class Stop(click.ClickException):
    """Ends the command with this sentence: something is wrong with what was read or written."""

    exit_code = 1

    def show(self, file: IO[Any] | None = None) -> None:
        """Say the sentence, and nothing else, on the error stream."""
        click.echo(f"inkling: {self.message}", file=file, err=file is None)


class Misasked(Stop):
    """Ends the command with this sentence: what was asked for does not exist, or is not enough."""

    exit_code = 2


def stop_for(error: ExchangeError) -> Stop:
    """What should the person at the terminal be told, and what can they do about it here?"""
    sentence = str(error)
    if error.cell:
        sentence += " " + _("It says “{cell}”.").format(cell=printable(error.cell))
    hint = _hint(error)
    asked = isinstance(error, UnknownColumn | PeopleError | FormatError)
    return (Misasked if asked else Stop)(f"{sentence} {hint}".strip())


def printable(text: str) -> str:
    """The same text without anything a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in text)


def _hint(error: ExchangeError) -> str:
    if isinstance(error, DateError) and error.problem.candidates:
        return _("For example: --date-format {written}").format(written=_quoted(error.problem.candidates[0]))
    if isinstance(error, UnknownPerson) and error.close:
        return _("Did you mean --who {name}?").format(name=_quoted(error.close))
    if isinstance(error, PeopleError):
        named = ", ".join(printable(name) for name in error.people[:_SHOWN])
        more = len(error.people) - _SHOWN
        if more > 0:
            named = _("{names} and {n} more").format(names=named, n=more)
        example = _("For example: --who {name}").format(name=_quoted(error.people[0])) if error.people else ""
        return _("There are {names}.").format(names=named) + " " + example
    return ""


def _quoted(text: str) -> str:
    text = printable(text)
    return f'"{text}"' if " " in text else text
