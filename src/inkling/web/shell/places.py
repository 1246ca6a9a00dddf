"""Where one can go: the main places, and what there is to look back on."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

MAIN = (
    ("today", _("Today"), ("practices",)),
    ("journal", _("Journal"), ("life-events",)),
    ("challenges", _("Challenges"), ()),
    ("sessions", _("Sessions"), ("unsaid",)),
    ("threads", _("Threads"), ()),
    ("measures", _("Measures"), ()),
    ("path", _("Path"), ("breakthroughs",)),
    ("shifts", _("Shifts"), ()),
)
"""The main places, in order, each with the areas that belong to it without a place of their own."""

AT_HAND = {"today", "journal", "challenges", "path"}
"""The places that stand in the one row there is on a phone. The others are under "More" there, one press away."""

LOOKING_BACK = (
    ("path", _("Path")),
    ("shifts", _("Shifts")),
    ("how-change-came", _("How change came")),
    ("words", _("Words")),
    ("making-space", _("Making space")),
)
"""The pages that look back. Each leads to the others at its end."""


@dataclass(frozen=True)
class Place:
    """One place to go to: is this page it (`page`), is this page part of it (`true`), or neither? `at_hand` says
    whether it is in sight on a phone too."""

    name: str
    address: str
    here: str
    at_hand: bool = True


def main_places(path: str) -> tuple[Place, ...]:
    """The main places, seen from this address."""
    return tuple(
        Place(str(name), reverse(view), _here(path, view, parts), view in AT_HAND)
        for view, name, parts in MAIN
    )


def looking_back(path: str) -> tuple[Place, ...]:
    """The other pages that look back, for one of them; nothing for any other page."""
    pages = tuple(_beside(path))
    return tuple(place for place in pages if not place.here) if any(place.here for place in pages) else ()


def _beside(path: str) -> Iterator[Place]:
    for view, name in LOOKING_BACK:
        address = reverse(view)
        yield Place(str(name), address, "page" if path == address else "")


def _here(path: str, view: str, parts: tuple[str, ...]) -> str:
    address = reverse(view)
    if path == address:
        return "page"
    return "true" if any(path.startswith(each) for each in (address, *map(reverse, parts))) else ""
