"""What a person at the terminal is told when a file cannot be read, and what they can do about it here."""

from inkling.cli.stop import Misasked, Stop, printable
from inkling.exchange import (
    DateError,
    ExchangeError,
    FormatError,
    PeopleError,
    UnknownColumn,
    UnknownPerson,
)
from inkling.language import gettext as _

_SHOWN = 4
"""How many people of a file are named in a sentence."""


def stop_for(error: ExchangeError) -> Stop:
    """What should the person at the terminal be told, and what can they do about it here?"""
    sentence, hint = str(error), _hint(error)
    if error.cell and not hint:
        hint = _("It says “{cell}”.").format(cell=printable(error.cell))
    asked = isinstance(error, UnknownColumn | PeopleError | FormatError)
    return (Misasked if asked else Stop)(f"{sentence} {hint}".strip())


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
