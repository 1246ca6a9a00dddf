"""How an entry is told on a page: one line of what and when, and every field with its name."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Field:
    """One field of an entry: its name, its value, and whether the person wrote it herself."""

    name: str
    value: str
    own: bool = False
    number: bool = False

    LONG: ClassVar[int] = 1200
    """Characters from which on its words are folded."""
    SHOWN: ClassVar[int] = 700
    """And so many of them stand there unfolded, or a few less."""

    @property
    def beginning(self) -> str:
        """All of it, or as much as is shown before one reads on."""
        return self.value[: self._shown]

    @property
    def rest(self) -> str:
        """What is folded away, because it is long."""
        return self.value[self._shown :]

    @property
    def _shown(self) -> int:
        """Up to the end of a line or a word, if there is one near."""
        if len(self.value) <= self.LONG:
            return len(self.value)
        line, word = (self.value.rfind(end, self.SHOWN // 2, self.SHOWN) + 1 for end in "\n ")
        return line or word or self.SHOWN


@dataclass(frozen=True)
class NarrowField(Field):
    """A field in half a column, beside another one: folded sooner."""

    LONG = 400
    SHOWN = 240


@dataclass(frozen=True)
class EntryLine:
    """One entry as a page shows it."""

    id: UUID
    kind: str
    day: date
    when: str
    written: str
    fields: tuple[Field, ...]

    @property
    def numbers(self) -> tuple[Field, ...]:
        """The fields that are one number each, and can stand side by side."""
        return tuple(field for field in self.fields if field.number)

    @property
    def words(self) -> tuple[Field, ...]:
        """All other fields."""
        return tuple(field for field in self.fields if not field.number)


Told = tuple[str, list[Field]]
"""What a kind of entry is called, and its fields."""


def number_in_words(value: float | None) -> str:
    """A number as the person would write it; nothing was answered if there is none."""
    return _("no answer") if value is None else f"{value:.4g}"


def of_ten(value: int | None, top: int) -> str:
    """A place on a scale of our own; nothing if none was chosen."""
    return "" if value is None else _("%(value)s of %(top)s") % {"value": value, "top": top}


def yes_in_words(value: bool) -> str:
    """Only a yes is worth telling."""
    return _("yes") if value else ""
