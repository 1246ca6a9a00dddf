"""One entry as HTML, with every field that was saved: by its name, in words, nothing shortened and nothing left out.

What is at its default was never saved, and is not told.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html import escape
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from inkling.exchange.archive.names import choice, field_name, kind_name
from inkling.journal import (
    CheckIn,
    Earlier,
    Entry,
    Journal,
    Moment,
    Reading,
    decode,
    own_words,
    weekday_in_words,
)
from inkling.language import gettext
from inkling.words import describe_place

_ = cache(gettext)
"""Looking a word up takes time, and here a few are needed a hundred thousand times."""

_HEAD = {"id", "happened", "written", "earlier"}
"""Fields that are told at the head and at the foot of an entry rather than in its list."""

_SHORT = 60

_IN_HER_WORDS = ("ToBring", "Measure", "Item")


@dataclass(frozen=True)
class Teller:
    """Tells entries of one journal, which lead to each other."""

    journal: Journal

    def entry(self, entry: Entry) -> str:
        """The whole entry: when it was, each field, when it was written, and how it stood before."""
        head = f"<h3>{escape(kind_name(entry.kind))}, {_moment(entry.happened)}</h3>"
        written = f'<p class="small">{escape(_("Written"))} {_moment(entry.written)}</p>'
        foot = "" if entry.written == entry.happened else written
        before = "".join(self._before(each, entry) for each in entry.earlier)
        return f'<article id="e{entry.id}">{head}{self._fields(entry)}{foot}{before}</article>'

    def _before(self, earlier: Earlier, now: Entry) -> str:
        heading = f"<h4>{escape(_('How it stood until'))} {_moment(earlier.until)}</h4>"
        try:
            was = decode(earlier.was)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            return f'<section class="before">{heading}<p class="own">{_text(earlier.was)}</p></section>'
        moved = "" if was.happened == now.happened else f"<p>{escape(_('On'))} {_moment(was.happened)}</p>"
        written = (
            "" if was.written == now.written else f"<p>{escape(_('Written'))} {_moment(was.written)}</p>"
        )
        return f'<section class="before">{heading}{moved}{self._fields(was)}{written}</section>'

    def _fields(self, entry: Entry) -> str:
        rows = [
            _row(field_name(entry.kind, name), self._value(entry, entry.kind, name, value))
            for name, value in _saved(entry)
            if name not in _HEAD
        ]
        if isinstance(entry, CheckIn) and (place := _place(entry.pleasantness, entry.energy)):
            rows.insert(0, _row(_("Place"), escape(place)))
        return f"<dl>{''.join(rows)}</dl>" if rows else ""

    def _value(self, entry: Entry, where: str, name: str, value: Any) -> str:
        """One value as HTML. What the person wrote herself is set apart."""
        match value:
            case bool():
                return escape(_("yes") if value else _("no"))
            case None:
                return escape(_("no answer"))
            case int() | float():
                return escape(_number(value))
            case UUID():
                return self._link(value)
            case dt.date():
                return _day(value)
            case dt.time():
                return f'<time datetime="{value.isoformat()}">{value:%H:%M}</time>'
            case str():
                return self._words(entry, where, name, value)
            case dict():
                return self._answers(entry, value)
            case msgspec.Struct():
                within = type(value).__name__
                rows = (
                    _row(field_name(within, each), self._value(entry, within, each, said))
                    for each, said in _saved(value)
                )
                return f"<dl>{''.join(rows)}</dl>"
            case tuple() | list():
                items = "".join(f"<li>{self._value(entry, where, name, each)}</li>" for each in value)
                return f"<ul>{items}</ul>" if value else escape(_("none"))
        raise TypeError(f"{where}.{name} cannot be told: {type(value)}")

    def _words(self, entry: Entry, where: str, name: str, value: str) -> str:
        if where == "reading" and name == "measure":
            measure = self.journal.measures.get(value)
            return (
                f'<span class="own">{_text(measure.title)}</span> ({_text(value)})'
                if measure
                else _text(value)
            )
        if where == "preferences":
            return escape(kind_name(value))
        own = name in entry.OWN_WORDS or (where in _IN_HER_WORDS and name not in ("better", "form"))
        said = _text(choice(where, name, value))
        return f'<span class="own">{said}</span>' if own else said

    def _answers(self, entry: Entry, answers: dict[str, float | None]) -> str:
        measure = self.journal.measures.get(entry.measure) if isinstance(entry, Reading) else None
        names = {item.key: item.name for item in measure.items} if measure else {}
        rows = (
            _row(names.get(key, key), self._value(entry, "", "", value)) for key, value in answers.items()
        )
        return f"<dl>{''.join(rows)}</dl>"

    def _link(self, id: UUID) -> str:
        there = self.journal.find(id)
        if there is None:
            return escape(_("an entry that is not here any more ({id})").format(id=id))
        line = " ".join(own_words(there).strip().partition("\n")[0].split())
        short = line if len(line) <= _SHORT else line[: _SHORT - 1].rstrip() + "…"
        said = short or f"{kind_name(there.kind)}, {weekday_in_words(there.happened.day, year=True)}"
        return f'<a href="#e{id}">{_text(said)}</a>'


def _saved(struct: msgspec.Struct) -> Iterator[tuple[str, Any]]:
    """Fields and what was saved in them: all but those at their default."""
    for name, default in _defaults(type(struct)):
        value = getattr(struct, name)
        if default is msgspec.NODEFAULT or value != default:
            yield name, value


@cache
def _defaults(kind: type[msgspec.Struct]) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in msgspec.structs.fields(kind))


def _row(name: str, value: str) -> str:
    return f"<div><dt>{_text(name)}</dt><dd>{value}</dd></div>"


def _text(said: str) -> str:
    return escape(said).replace("\n", "<br>")


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


@cache
def _place(pleasantness: int, energy: int) -> str:
    try:
        return describe_place(pleasantness, energy)
    except ValueError:
        return ""


@lru_cache(maxsize=8192)
def _day(day: dt.date) -> str:
    return f'<time datetime="{day.isoformat()}">{escape(weekday_in_words(day, year=True))}</time>'


def _moment(moment: Moment) -> str:
    """The day, and the hour there and then with its zone; the exact instant stands in the mark of the time."""
    if moment.at is None:
        zone = f" ({escape(moment.zone)})" if moment.zone else ""
        return _day(moment.day) + zone
    try:
        local, zone = moment.at.astimezone(ZoneInfo(moment.zone or "UTC")), moment.zone or "UTC"
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        local, zone = moment.at, f"UTC, {moment.zone}"
    hour = f'<time datetime="{moment.at.isoformat()}">{local:%H:%M}</time>'
    return f"{_day(moment.day)}, {hour} ({escape(zone)})"
