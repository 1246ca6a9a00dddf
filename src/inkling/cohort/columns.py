"""Which column is the person, which the session, which the score? As told, or by name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from inkling.cohort.errors import ColumnError
from inkling.cohort.header import shown
from inkling.language import gettext as _

_SHOWN = 12
"""How many columns are named in a sentence."""

_NAMES: dict[str, tuple[str, ...]] = {
    "person": (
        "person",
        "participant",
        "patient",
        "client",
        "subject",
        "case",
        "episode",
        "id",
        "pid",
        "uid",
    ),
    "session": ("session", "sitting", "occasion", "visit", "wave", "week", "time", "timepoint", "number"),
    "score": ("score", "total", "sum", "value", "outcome", "severity"),
}
"""Names by which a column is known, best first. A part of the name is enough: "patient_id", "session number"."""


@dataclass(frozen=True)
class Columns:
    """The names of the three columns of a long table."""

    person: str
    session: str
    score: str


def find_columns(
    names: Sequence[str], *, person: str | None = None, session: str | None = None, score: str | None = None
) -> Columns:
    """Which of these columns is which? As told, else by name; the score may also be the only one left.

    Raises `ColumnError`, with what the columns are called, where one is not there or not clear.
    """
    told = {"person": person, "session": session, "score": score}
    found = {role: named(names, name, role) for role, name in told.items() if name is not None}
    for role in ("person", "session", "score"):
        rest = [name for name in names if name not in found.values()]
        if role not in found:
            found[role] = _guess(rest, role) or _only(rest, role) or _unclear(names, role)
    twice = len(set(found.values())) < len(found)
    if twice:
        raise ColumnError(_("Person, session and score must be three different columns."))
    return Columns(**found)


def named(names: Sequence[str], name: str, role: str) -> str:
    """How is this column written in the table? Raises `ColumnError` when there is none of that name."""
    if name in names:
        return name
    folded = {one.strip().casefold(): one for one in names}
    if name.strip().casefold() in folded:
        return folded[name.strip().casefold()]
    close = get_close_matches(name, names, 1)
    sentence = _("The table has no column called “{name}”.").format(name=shown(name))
    if close:
        hint = _("Did you mean “{close}”?").format(close=shown(close[0]))
    else:
        hint = _("Its columns are: {columns}.").format(columns=listed(names))
    raise ColumnError(f"{sentence} {hint}", role=role)


def listed(names: Iterable[str]) -> str:
    """The first few columns, for a sentence."""
    every = [shown(name) for name in names]
    return ", ".join(every[:_SHOWN]) + (" …" if len(every) > _SHOWN else "")


def _guess(names: Sequence[str], role: str) -> str | None:
    """The column with the best name; of two that are as good, the one with the shorter name."""
    for known in _NAMES[role]:
        fitting = [name for name in names if known in _words(name)]
        if fitting:
            return min(fitting, key=lambda name: (len(_words(name)), names.index(name)))
    return None


def _only(names: Sequence[str], role: str) -> str | None:
    return names[0] if role == "score" and len(names) == 1 else None


def _unclear(names: Sequence[str], role: str) -> str:
    asked = {
        "person": _("No column is named like a person. Say which it is with person."),
        "session": _("No column is named like a session. Say which it is with session."),
        "score": _("It is not clear which column is the score. Say which it is with score."),
    }[role]
    columns = _("The columns are: {columns}.").format(columns=listed(names))
    raise ColumnError(f"{asked} {columns}", role=role)


def _words(name: str) -> list[str]:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return [word for word in re.split(r"[\W_]+", spaced.casefold()) if word]
