"""Made-up series, shifts and pictures, and a way to read back what was drawn."""

import re
import xml.etree.ElementTree as ET
from datetime import date

import numpy as np

from inkling.change import Series, Shift, Watch
from inkling.pictures import PathPage, Picture, path_picture

FIRST = date(2026, 1, 3).toordinal()
NAME = "How the days felt"


def series(days, *, steps=(), gaps=(), dips=(), better="higher", scale=(0, 10), name=NAME, seed=1, base=4.0):
    """Daily answers with some memory, a fifth missing, and planted steps, gaps and dips (days from FIRST)."""
    random = np.random.default_rng(seed)
    noise = np.zeros(days)
    for i in range(1, days):
        noise[i] = 0.4 * noise[i - 1] + random.normal() * 0.8
    values = base + noise
    for at, size in steps:
        values[at:] += size
    for start, end, size in dips:
        values[start:end] += size
    values = np.round(np.clip(values, *scale) if scale else values, 2)
    keep = random.random(days) > (0.2 if days > 7 else 0)
    for start, end in gaps:
        keep[start:end] = False
    return Series(np.arange(FIRST, FIRST + days)[keep], values[keep], better=better, scale=scale, name=name)


def shift(first, last, before, after, *, since=None):
    """A shift that began between these days (counted from FIRST), surer by the day."""
    listed = np.linspace(first, last, min(12, last - first + 1)).round().astype(int)
    begun = tuple((FIRST + int(day), (i + 1) / len(listed)) for i, day in enumerate(listed))
    return Shift(
        noticed=FIRST + last + 10,
        since=FIRST + (since or (first + last) // 2),
        earliest=FIRST + first,
        latest=FIRST + last,
        shape="step",
        before=before,
        after=after,
        direction="up" if after > before else "down",
        begun=begun,
        evidence=9.0,
    )


def watch(*shifts, smallest=1.4):
    """What was noticed."""
    return Watch(shifts=tuple(shifts), smallest_visible=smallest)


def path(main, *shifts, others=(), prefix="p", smallest=1.4) -> Picture:
    """The path of this series, with `others` as pairs of a series and its shifts."""
    found = {"main": watch(*shifts, smallest=smallest)}
    drawn = {"main": main}
    for i, (other, its) in enumerate(others):
        drawn[f"o{i}"], found[f"o{i}"] = other, watch(*its)
    first, last = (date.fromordinal(int(day)) for day in (main.days[0], main.days[-1]))
    picture = path_picture(PathPage("main", drawn, found, first, last, prefix))
    assert picture
    return picture


def root(svg):
    """The drawing, read back as XML."""
    return ET.fromstring(svg)


def marks(svg, classes):
    """The elements with exactly these classes."""
    return [found for found in root(svg).iter() if found.get("class", "") == classes]


def numbers(data):
    """All numbers of a path."""
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", data)]


def words(svg):
    """Everything written in the drawing, without its title and description."""
    return [found.text for found in root(svg).iter("text")]
