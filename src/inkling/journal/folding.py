"""Words as they are compared: without capitals, accents, or the choice between two kinds of apostrophe."""

import re
from unicodedata import combining, normalize

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")


def folded(text: str) -> str:
    """How is this text compared? Letter by letter, so that the parts of a text fold to the parts of the whole."""
    if text.isascii():
        return text.lower()
    plain = normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    return _BEYOND_ASCII.sub(_without_marks, plain)


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


def _without_marks(some: re.Match[str]) -> str:
    return "".join(letter for letter in some[0] if not combining(letter))
