"""Words as they are compared: without capitals, accents, or the choice between two kinds of apostrophe."""

import re
from functools import cache
from unicodedata import combining, normalize

_ALIKE = {"’": "'", "‘": "'", "ʼ": "'", "ß": "ss", "ς": "σ"}
"""Written in two ways and meant as one."""


def folded(text: str) -> str:
    """How is this text compared? Letter by letter, so that the parts of a text fold to the parts of the whole."""
    plain = text.lower()
    if plain.isascii():
        return plain
    for letter in set(plain):  # few are different, and replacing one everywhere is quick
        if letter > "\x7f" and (instead := _letter(letter)) != letter:
            plain = plain.replace(letter, instead)
    return plain


def found_at(text: str, words: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Where in this text do any of these folded words stand? From and to, in order, none touching another."""
    pattern = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True) if word)
    if not pattern:
        return ()
    pieces = [folded(letter) for letter in text]
    stands = [at for at, piece in enumerate(pieces) for _letter in piece]
    spans: list[tuple[int, int]] = []
    for hit in re.finditer(pattern, "".join(pieces)):
        first, last = stands[hit.start()], stands[hit.end() - 1] + 1
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return tuple(spans)


@cache
def _letter(letter: str) -> str:
    """One letter without its marks, as small letters."""
    if letter in _ALIKE:
        return _ALIKE[letter]
    parts = normalize("NFKD", letter).lower()
    return "".join(_ALIKE.get(part, part) for part in parts if not combining(part))
