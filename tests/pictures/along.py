"""Made-up ways: insights in threads, sessions, practice and breakthroughs with trails, the same for each seed."""

from datetime import date
from random import Random
from uuid import UUID

from inkling.journal import Held, Insight, Layer, Named, Way
from inkling.pictures import PathPage, path_picture
from tests.pictures.drawn import FIRST, series, watch

NAMES = (
    "I can wait",
    "Asked",
    "Their disappointment is not an emergency",
    "This is not my silence, it is his, and I can leave it there with him for as long as he likes",
)


def day_of(at):
    """So many days after the first."""
    return date.fromordinal(FIRST + at)


def way(days, *, layers=4, insights=40, named=3, led=6, seed=1, same_day=False, sessions=7):
    """A way of so many days. `sessions` is how many days lie between two of them, 0 for none."""
    chance = Random(seed)
    strata, everything = [], []
    for at in range(layers):
        start = days * at // (layers + 2)
        grains = [
            Insight(
                UUID(int=chance.getrandbits(128)),
                day_of(chance.randrange(start, days)),
                chance.random() < 0.5,
            )
            for _ in range(max(1, insights // layers))
        ]
        strata.append(Layer(f"Thread {at}", 1, tuple(sorted(grains, key=lambda each: each.day))))
        everything += grains
    stood = sorted(days // 2 if same_day else chance.randrange(days) for _ in range(named))
    points = []
    for number, at in enumerate(stood, 1):
        before = [(each.id, each.day) for each in everything if each.day < day_of(at)]
        trail = tuple(sorted(chance.sample(before, min(led, len(before))), key=lambda each: each[1]))
        name = NAMES[chance.randrange(len(NAMES))]
        points.append(Named(UUID(int=number), number, day_of(at), name, number % 2 == 0, trail))
    tones = ("routine", "routine", "profound", "hard", None)
    held = [Held(day_of(at), chance.choice(tones)) for at in range(3, days, sessions)] if sessions else []
    tried = sorted(day_of(chance.randrange(days)) for _ in range(days // 20))
    return Way(tuple(strata), tuple(held), tuple(tried), tuple(points))


def walked(days, along, *shifts, first=0, last=None, today=None, prefix="p", line=None, **made):
    """The path of these days with this way along it; `line` is the series, or made up from `made`."""
    main = series(days, **made) if line is None else line
    end = day_of((days if last is None else last + 1) - 1)
    page = PathPage(
        "main",
        {"main": main},
        {"main": watch(*shifts)},
        day_of(first),
        end,
        prefix,
        way=along,
        today=day_of(days - 1 if today is None else today),
    )
    picture = path_picture(page)
    assert picture
    return picture
