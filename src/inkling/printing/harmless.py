"""Words as any file can hold them, and keys as names of files and addresses within a page."""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

Thing = TypeVar("Thing")

_NEVER = {at: None for at in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF) if chr(at) not in "\t\n"}
_ALONE = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*")
_UNNAMEABLE = re.compile(r"[^\w.-]+")


def harmless(words: str) -> str:
    """The same words without characters that no page, table or PDF can hold; half a character is shown as one that
    could not be read."""
    if words.isprintable():
        return words
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return _ALONE.sub("\ufffd", lines.translate(_NEVER))


def each_word(thing: Thing, change: Callable[[str], str]) -> Thing:
    """The same thing, however nested, with `change` made to everything it says."""
    if isinstance(thing, str):
        return cast("Thing", change(thing))
    if isinstance(thing, tuple):
        return cast("Thing", tuple(each_word(part, change) for part in thing))
    if isinstance(thing, list):
        return cast("Thing", [each_word(part, change) for part in thing])
    if isinstance(thing, dict):
        return cast("Thing", {key: each_word(part, change) for key, part in thing.items()})
    if is_dataclass(thing) and not isinstance(thing, type):
        found: dict[str, Any] = {
            each.name: each_word(getattr(thing, each.name), change) for each in fields(thing)
        }
        return cast("Thing", replace(thing, **found))
    return thing


def spoken(language: str) -> str:
    """The language as a file can name it; English where that is no name of one."""
    return language if _LANGUAGE.fullmatch(language) else "en"


def names(keys: Iterable[str], otherwise: str) -> list[str]:
    """A name for each of these keys, no two alike even where capitals are not told apart; `otherwise` for an empty
    one."""
    found: list[str] = []
    taken: set[str] = set()
    for key in keys:
        name = _UNNAMEABLE.sub("-", harmless(key)).strip("-.")[:80] or otherwise
        at, here = 2, name
        while here.lower() in taken:
            here, at = f"{name}-{at}", at + 1
        taken.add(here.lower())
        found.append(here)
    return found
