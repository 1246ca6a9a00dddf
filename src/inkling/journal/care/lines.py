"""Help lines and emergency numbers by country, read from `lines.toml`, each with its source and the day of its check.

Nothing here guesses: a country that is not in the file has no line and no number.
"""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib import resources

import msgspec

from inkling.language import gettext as _

OLDEST = timedelta(days=180)
"""What was checked longer ago may have changed."""

_COUNTRIES = {
    "AU": lambda: _("Australia"),
    "AT": lambda: _("Austria"),
    "CA": lambda: _("Canada"),
    "FR": lambda: _("France"),
    "DE": lambda: _("Germany"),
    "IE": lambda: _("Ireland"),
    "NZ": lambda: _("New Zealand"),
    "ES": lambda: _("Spain"),
    "GB": lambda: _("United Kingdom"),
    "US": lambda: _("United States"),
}


class _Checked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that was read in a source on a day."""

    source: str
    checked: date


class HelpLine(_Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A number at which a person answers. `text` is the number for text messages, empty if there is none."""

    country: str
    name: str
    number: str
    hours: str
    how: str
    text: str = ""


class Emergency(_Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The number for danger to life, and the countries for which its source says so. `where` says it more widely."""

    countries: tuple[str, ...]
    number: str
    where: str = ""


class Finder(_Checked, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place on the net where one finds a line in any country."""

    name: str
    address: str


class Lines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything in the file."""

    finder: Finder
    line: tuple[HelpLine, ...]
    emergency: tuple[Emergency, ...]


@cache
def lines() -> Lines:
    """Which lines and numbers are there? In the order of the file."""
    text = resources.files("inkling.journal.care").joinpath("lines.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Lines)


def finder() -> Finder:
    """Where is a line found in any other country?"""
    return lines().finder


def countries() -> tuple[str, ...]:
    """Of which countries are there lines? In the order of the file, which is that of their English names."""
    return tuple(dict.fromkeys(line.country for line in lines().line))


def country_name(country: str) -> str:
    """What is this country called? As it was written, if it is none of ours."""
    return _COUNTRIES[country]() if country in _COUNTRIES else country


def lines_for(country: str) -> tuple[HelpLine, ...]:
    """Which lines answer in this country? None where we know of none."""
    return tuple(line for line in lines().line if line.country == country)


def emergency_number(country: str) -> str:
    """Which is the number for danger to life in this country? Empty where we do not know."""
    return next((each.number for each in lines().emergency if country in each.countries), "")


def emergency_numbers() -> tuple[tuple[str, str], ...]:
    """Which numbers for danger to life do we know, and where does each of them hold?"""
    found: dict[str, str] = {}
    for each in lines().emergency:
        names = (
            _(each.where) if each.where else ", ".join(country_name(country) for country in each.countries)
        )
        wide = any(other.where for other in lines().emergency if other.number == each.number)
        if each.where or not wide:
            found[each.number] = ", ".join(filter(None, (found.get(each.number), names)))
    return tuple(found.items())


def dialled(number: str) -> str:
    """This number as a telephone takes it: digits, and a plus before them. Empty if there is no digit in it."""
    abroad = number.lstrip(" (").startswith("+")
    said = number.replace("(0)", "") if abroad else number  # a zero in brackets is left out after a plus
    digits = "".join(sign for sign in said if sign in "0123456789")
    return f"+{digits}" if digits and abroad else digits


def last_checked() -> date:
    """On which day was the entry checked that was checked longest ago?"""
    every = lines()
    return min(each.checked for each in (every.finder, *every.line, *every.emergency))


def too_old(today: date) -> tuple[str, ...]:
    """Which entries were checked too long ago? A sentence for each."""
    return tuple(_too_old(today))


def _too_old(today: date) -> Iterator[str]:
    every = lines()
    named = [
        (f"the finder {every.finder.name}", every.finder),
        *((f"{line.name} in {line.country}, {line.number}", line) for line in every.line),
        *(
            (f"the emergency number {each.number} in {', '.join(each.countries)}", each)
            for each in every.emergency
        ),
    ]
    for name, entry in named:
        if today - entry.checked > OLDEST:
            yield (
                f"{name} was last checked on {entry.checked}, more than {OLDEST.days} days ago. Check it at "
                f"{entry.source} as the head of lines.toml says."
            )
