"""The person's words on the check-in plane, on plain paper: no side of it is marked as the better one."""

from collections.abc import Sequence
from dataclasses import dataclass

from inkling.journal import PLACES, WordUsed
from inkling.language import gettext as _
from inkling.pictures import plane_said
from inkling.pictures.labels import Box
from inkling.pictures.picture import Picture
from inkling.pictures.settling import Room, Wanted, most_used_first, sizes_said, wide_of
from inkling.pictures.svg import dots, drawing, element, line, rectangle, text

LONGEST = 22
"""Letters of a word that are drawn; the list below has all of it."""

PLACES_DRAWN = 3
"""So many of the places of one word are drawn, those of most uses; the list below has all of them."""

NEAR = 0.62, 0.9
"""How far from its place a word may stand, in places, and how far where all of that is taken: never as far as the
next place."""


@dataclass(frozen=True)
class WordsPicture(Picture):
    """The words on the plane. `numbered` are those without room for a word: a number stands for each, by which it is
    found below; `unplaced` those without room even for that. `sizes` says which size means how many times;
    `own` whether any is a word of her own."""

    headline: str
    more: tuple[str, ...]
    numbered: tuple[tuple[int, int], ...]
    unplaced: int
    sizes: tuple[tuple[int, str], ...]
    own: bool


@dataclass(frozen=True)
class _Size:
    name: str
    width: float
    height: float
    edge: tuple[float, float]
    side: float
    letters: tuple[float, ...]

    @property
    def room(self) -> Box:
        return Box(0, 28, self.width, self.height - 28)

    def at(self, pleasantness: float, energy: float) -> tuple[float, float]:
        room, (aside, over) = self.room, self.edge
        across = pleasantness / (PLACES - 1)
        up = energy / (PLACES - 1)
        return (
            aside + across * (self.width - 2 * aside),
            room.bottom - over - up * (room.bottom - room.top - 2 * over),
        )

    def far(self, places: float) -> tuple[float, float]:
        (left, low), (right, high) = self.at(0, 0), self.at(1, 1)
        return places * (right - left), places * (low - high)


_WIDE = _Size("wide", 1120, 700, (90, 34), 12, (15, 18, 22, 27))
_NARROW = _Size("narrow", 350, 440, (40, 26), 6, (13.5, 15, 17.5, 20.5))


@dataclass(frozen=True)
class _Mark:
    """One word at one place: which of the words it is, how often it was used there, in which size it is set."""

    at: int
    said: str
    own: bool
    place: tuple[float, float]
    size: int


def words_picture(used: Sequence[WordUsed], *, prefix: str = "w") -> WordsPicture:
    """Where do this person's words lie? The most used are set first, so each of them stands where it belongs."""
    marks, sizes = _marks(used)
    title, headline, more = _("Your words on the plane"), plane_said.headline(used), plane_said.more(used)
    said = " ".join((headline, *more))
    wide, numbered, unplaced = _wide(marks, f"{prefix}-w", title, said)
    narrow = _narrow(marks, f"{prefix}-n", title, said)
    return WordsPicture(
        wide=wide if used else "",
        narrow=narrow if used else "",
        title=title,
        sentence=said,
        columns=(_("Word"), _("Times"), _("Where"), _("First"), _("Last")),
        rows=plane_said.rows(used),
        headline=headline,
        more=more,
        numbered=numbered,
        unplaced=unplaced,
        sizes=sizes,
        own=any(each.own for each in used),
    )


def _marks(used: Sequence[WordUsed]) -> tuple[list[_Mark], tuple[tuple[int, str], ...]]:
    """Every word at the places it has; a word used in two places is set as large as it was used in each. Of those
    used equally often, hers come first."""
    found = [
        (at, word, place) for at, word in enumerate(used, start=1) for place in word.places[:PLACES_DRAWN]
    ]
    found.sort(key=lambda each: (-each[2].uses, not each[1].own, each[0]))
    uses = [place.uses for _at, _word, place in found]
    sizes = most_used_first(uses)
    marks = [
        _Mark(at, _drawn(word), word.own, (place.pleasantness, place.energy), size)
        for (at, word, place), size in zip(found, sizes, strict=True)
    ]
    return marks, tuple((size, plane_said.times(low, high)) for size, low, high in sizes_said(uses, sizes))


def _drawn(word: WordUsed) -> str:
    said = " ".join(word.word.split())
    said = said if len(said) <= LONGEST else said[: LONGEST - 1].rstrip() + "…"
    return _("“{word}”").format(word=said) if word.own else said


def _wide(
    marks: Sequence[_Mark], prefix: str, title: str, said: str
) -> tuple[str, tuple[tuple[int, int], ...], int]:
    """The drawing in which words stand; where there is no room for a word, a number that is found below."""
    room, links, left = Room(_inner(_WIDE)), [], list[_Mark]()
    drawn = set[int]()
    for mark in marks:
        if box := _settled(room, mark, _WIDE):
            drawn.add(mark.at)
            links.append(_linked(mark.at, _set(mark, mark.said, box, _WIDE)))
        else:
            left.append(mark)
    numbers: dict[int, int] = {}
    for mark in left:
        count = numbers.get(mark.at, len(numbers) + 1)
        x, y = _WIDE.at(*mark.place)
        box = room.settle(Wanted(x, y, 10 + 9 * len(str(count)), 20, _WIDE.far(NEAR[1])))
        if box:
            numbers[mark.at] = count
            said_ = text((box.left + box.right) / 2, box.bottom - 5, str(count), "w-n")
            links.append(_linked(mark.at, said_))
    inside = element("g", *links) if links else ""
    size = (_WIDE.width, _WIDE.height)
    svg = drawing("wide", *size, prefix, title, said, _paper(_WIDE), links=inside)
    missing = {mark.at for mark in marks} - drawn - numbers.keys()
    return svg, tuple((count, at) for at, count in numbers.items()), len(missing)


def _narrow(marks: Sequence[_Mark], prefix: str, title: str, said: str) -> str:
    """The small drawing: as many words as there is room for, those used much first and then hers; a dot for each of
    the others."""
    room, parts, points = Room(_inner(_NARROW)), list[str](), list[tuple[float, float]]()
    for mark in sorted(marks, key=lambda each: (each.size < 3, not each.own)):
        if box := _settled(room, mark, _NARROW):
            parts.append(_set(mark, mark.said, box, _NARROW))
            continue
        x, y = _NARROW.at(*mark.place)
        if box := room.settle(Wanted(x, y, 8, 8, _NARROW.far(NEAR[0]))):
            points.append(((box.left + box.right) / 2, (box.top + box.bottom) / 2))
    inside = (_paper(_NARROW), dots(points, "dots"), *parts)
    return drawing("narrow", _NARROW.width, _NARROW.height, prefix, title, said, *inside)


def _inner(size: _Size) -> Box:
    room = size.room
    return Box(room.left + size.side, room.top + 4, room.right - size.side, room.bottom - 4)


def _settled(room: Room, mark: _Mark, size: _Size) -> Box | None:
    letters = size.letters[mark.size - 1]
    how = (*size.at(*mark.place), wide_of(mark.said, letters), 1.3 * letters)
    tries = (room.settle(Wanted(*how, size.far(places))) for places in NEAR)
    return next((box for box in tries if box), None)


def _set(mark: _Mark, said: str, box: Box, size: _Size) -> str:
    classes = f"w w{mark.size} own-w" if mark.own else f"w w{mark.size}"
    baseline = box.bottom - 0.36 * size.letters[mark.size - 1]
    return text((box.left + box.right) / 2, baseline, said, classes)


def _linked(at: int, inside: str) -> str:
    """Leads to this word in the list below, which is how the keys get there too."""
    return element("a", inside, href=f"#w{at}", tabindex="-1")


def _paper(size: _Size) -> str:
    """The plane as in the check-in: plain paper, two hairlines, its sides in words."""
    room, (x, y) = size.room, size.at((PLACES - 1) / 2, (PLACES - 1) / 2)
    return "".join(
        (
            rectangle(
                room.left, room.top, room.right - room.left, room.bottom - room.top, class_="paper", rx="10"
            ),
            line(room.left, y, room.right, y, "tick"),
            line(x, room.top, x, room.bottom, "tick"),
            text(x, room.top - 10, _("more energy"), "t-s mid"),
            text(x, size.height - 8, _("less energy"), "t-s mid"),
            text(room.left, size.height - 8, _("unpleasant"), "t-s"),
            text(room.right, size.height - 8, _("pleasant"), "t-s end"),
        )
    )
