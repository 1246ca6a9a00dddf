"""Signs no font on this computer has: said by their name where they are pictures, refused where they are letters."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import TypeVar

from inkling.printing.errors import NoTypeface
from inkling.printing.harmless import each_word
from inkling.printing.page import Page

Thing = TypeVar("Thing")

Draws = Callable[[str], bool]
"""Can these words be drawn?"""

SHOWN = 5
"""So many letters are named when a page is refused."""


def drawable(thing: Thing, draws: Draws) -> Thing:
    """The same thing, with each small picture that no font has as its name in brackets. Raises `NoTypeface` where
    letters are missing: a page of names of letters could not be read."""
    used = sorted({sign for words in _words(thing) for sign in words if ord(sign) > 0x7F})
    missing = _missing(used, draws)
    letters = [sign for sign in missing if unicodedata.category(sign)[0] in "LMN"]
    if letters:
        raise NoTypeface("".join(letters[:SHOWN]))
    names = str.maketrans({sign: _named(sign) for sign in missing})
    return each_word(thing, lambda words: words.translate(names))


def named_signs(page: Page, draws: Draws) -> tuple[tuple[str, str], ...]:
    """Which small pictures does the PDF say by name, and by which? None where all can be drawn, or letters cannot."""
    used = sorted(
        {
            sign
            for words in _words(page.parts)
            for sign in words
            if unicodedata.category(sign) in ("So", "Cn", "Co")
        }
    )
    return tuple((sign, _named(sign)) for sign in _missing(used, draws))


def _missing(signs: Sequence[str], draws: Draws) -> list[str]:
    """Which of these cannot be drawn? Halved until each is found."""
    if not signs or draws(" ".join(signs)):
        return []
    if len(signs) == 1:
        return list(signs)
    half = len(signs) // 2
    return [*_missing(signs[:half], draws), *_missing(signs[half:], draws)]


def _named(sign: str) -> str:
    """A sign that only changes the one before it needs no name."""
    if unicodedata.category(sign) in ("Cf", "Mn", "Sk"):
        return ""
    name = unicodedata.name(sign, "")
    return f"[{name.lower()}]" if name else "□"


def _words(thing: object) -> list[str]:
    found: list[str] = []

    def look(words: str) -> str:
        found.append(words)
        return words

    each_word(thing, look)
    return found
