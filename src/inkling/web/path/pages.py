"""What the Path shows, as plain values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.change import Series
from inkling.journal import Breakthrough, Journal, Way, day_in_words, gist, look, series_of, way_of
from inkling.pictures import PathPage, PathPicture, lettered, path_picture
from inkling.vault.queries import OpenJournal
from inkling.web.entries.lines import scale_note
from inkling.web.entries.wording import MANNERS, TURNED, said
from inkling.web.path import stretches
from inkling.web.path.shifted import FEW, Shifted, shifted_on
from inkling.web.path.stretches import Stretch, beside, stretch_of, ways

MOST_LED, FEW_NAMED = 12, 12
"""So many entries of a trail are told in words, and of no more breakthroughs than this."""

MOST_ALONE = 24
"""So many trails can be seen alone: the stylesheet counts this far."""

_LINE = 120


@dataclass(frozen=True)
class Line:
    """One series that can be drawn as the line."""

    name: str
    query: str
    here: bool


@dataclass(frozen=True)
class Card:
    """One breakthrough in words, by the number it has in the picture."""

    id: UUID
    number: int
    iso: str
    day: str
    how: str
    name: str
    led_here: str
    led: tuple[tuple[str, str, str], ...]
    alone: bool


@dataclass(frozen=True)
class Life:
    """One life event in words, by the letter it has in the picture."""

    id: UUID
    letter: str
    iso: str
    when: str
    text: str


@dataclass(frozen=True)
class PathView:
    """The picture, what can be seen instead, and the breakthroughs and life events in words."""

    picture: PathPicture | None
    when: str
    ways: tuple[stretches.Turn, ...]
    earlier: stretches.Turn | None
    later: stretches.Turn | None
    lines: tuple[Line, ...]
    cards: tuple[Card, ...]
    life: tuple[Life, ...]
    marks: tuple[str, ...]
    scale_note: str
    whole: bool
    shifted: tuple[Shifted, ...] = ()
    fold: bool = False
    nearer: stretches.Turn | None = None
    """Where the table goes by months, if it goes by quarters here."""


def path_view(opened: OpenJournal, today: date, kind: str, at: date | None, line: str) -> PathView | None:
    """What is there to see on these days? None where such days are not part of the journey.

    `line` is the number of the series to draw as the line; any other gives the one answered most.
    """
    journal = opened.journal
    series, way = series_of(journal), way_of(journal, today)
    whole = _whole(series, way)
    if whole is None:
        return (
            PathView(None, "", (), None, None, (), (), (), (), "", opened.whole) if kind == "whole" else None
        )
    shown = stretch_of(kind, at or whole.last, whole)
    if shown is None:
        return None
    keys = list(series)
    main = _main(series, line)
    chosen = str(main) if line == str(main) else ""
    watches = look(journal, opened.lookout, series).watches
    key = keys[main] if keys else ""
    picture = path_picture(PathPage(key, series, watches, shown.first, shown.last, way=way, today=today))
    earlier, later = beside(shown, whole, chosen)
    turns = ways(shown, whole, chosen)
    here = "" if shown.kind == "whole" else shown.kind
    lines = tuple(
        Line(series[each].name, stretches.query(str(at_), here, shown.last if here else None), at_ == main)
        for at_, each in enumerate(keys)
    )
    return PathView(
        picture=picture,
        when="" if shown.kind == "whole" else shown.said(),
        ways=turns,
        earlier=earlier,
        later=later,
        lines=lines,
        cards=_cards(journal, way, shown),
        life=_life(way, shown),
        marks=_marks(way, bool(keys), picture),
        scale_note=scale_note(key) if keys else "",
        whole=opened.whole,
        shifted=(shifted := shifted_on(watches, shown)),
        fold=len(shifted) > FEW,
        nearer=next((way for way in turns if not way.here), None) if picture and picture.quarters else None,
    )


def _whole(series: dict[str, Series], way: Way) -> Stretch | None:
    """From which day to which does the journey go? None before it has begun. What happened in life since then belongs
    to it, and what happened before does not."""
    days = [day for each in series.values() for day in (int(each.days[0]), int(each.days[-1]))]
    days += [day.toordinal() for day in way.days]
    if not days:
        return None
    first = min(days)
    days += [day for each in way.happened if (day := each.day.toordinal()) >= first]
    return Stretch("whole", date.fromordinal(first), date.fromordinal(max(days)))


def _main(series: dict[str, Series], wanted: str) -> int:
    """Which series is the line? The one wanted, or the first of those that were answered most."""
    answers = [len(each.answered) for each in series.values()]
    numbers = {str(at): at for at in range(len(answers))}
    return numbers.get(wanted, answers.index(max(answers)) if answers else 0)


def _cards(journal: Journal, way: Way, shown: Stretch) -> tuple[Card, ...]:
    here = [each for each in way.named if shown.first <= each.day <= shown.last]
    found = []
    for named in here:
        it = journal.one(Breakthrough, named.id)
        if it is None:
            continue
        led = [(day, journal.find(id)) for id, day in named.led] if len(here) <= FEW_NAMED else []
        found.append(
            Card(
                id=named.id,
                number=named.number,
                iso=named.day.isoformat(),
                day=day_in_words(named.day, year=True),
                how=_how(it),
                name=named.name,
                led_here=_led_here(len(named.led)),
                led=tuple(
                    (day.isoformat(), day_in_words(day, year=True), words)
                    for day, entry in led[-MOST_LED:]
                    if entry and (words := gist(entry, journal, _LINE))
                ),
                alone=bool(named.led) and named.number <= MOST_ALONE and len(here) > 1,
            )
        )
    return tuple(found)


def _life(way: Way, shown: Stretch) -> tuple[Life, ...]:
    """What happened on these days, as it is lettered in the picture."""
    here = lettered(way.happened, shown.first.toordinal(), shown.last.toordinal())
    return tuple(Life(each.id, letter, each.day.isoformat(), when, each.name) for letter, when, each in here)


def _led_here(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(count)s entry led here", "%(count)s entries led here", count) % {"count": count}


def _how(found: Breakthrough) -> str:
    manner = said(MANNERS, found.manner)
    turned = ", ".join(said(TURNED, each) for each in found.turned)
    return _("%(manner)s: %(turned)s") % {"manner": manner, "turned": turned} if turned else manner


def _marks(way: Way, lines: bool, picture: PathPicture | None) -> tuple[str, ...]:
    """Which kinds of mark does the key explain? Only those that are there to be seen."""
    drawn = picture.wide if picture else ""
    there = {
        "ground": bool(way.layers),
        "grain": 'class="grain' in drawn,
        "named": 'class="point"' in drawn,
        "trail": 'class="trail"' in drawn,
        "line": lines,
        "ray": 'class="ray"' in drawn,
        "sessions": any(f'class="s-{tone}"' in drawn for tone in ("routine", "profound", "hard", "untold")),
        "tried": 'class="s-tried"' in drawn,
        "life": 'class="event"' in drawn,
        "lasted": 'class="ev-line"' in drawn,
    }
    return tuple(mark for mark, is_there in there.items() if is_there)
