"""Beside the wide drawing: which layer of ground is which thread, and what the small marks below it are."""

from inkling.journal import Layer
from inkling.language import gettext as _
from inkling.language import ngettext, pgettext
from inkling.pictures.events import LANE, here
from inkling.pictures.frame import Frame
from inkling.pictures.ground import Ground
from inkling.pictures.journey import Journey
from inkling.pictures.labels import shortened
from inkling.pictures.svg import line, text

APART = 17.0
"""How far one name keeps from the next."""


def layer_name(layer: Layer) -> str:
    """What is this layer called? In the person's words where it is one thread."""
    if layer.threads == 1:
        return layer.name
    if not layer.threads:
        return _("In no thread")
    return ngettext("{count} small thread", "{count} small threads", layer.threads).format(
        count=layer.threads
    )


def names(journey: Journey, frame: Frame, ground: Ground) -> tuple[str, float]:
    """The names beside the ground, and how high they reach. Nothing where there is no room beside."""
    if not frame.size.beside:
        return "", frame.ground
    left, room = frame.x.end + 14, frame.size.width - frame.x.end - 16
    rows = []
    if journey.way.sessions:
        rows.append((frame.sessions, _("Sessions")))
    if journey.way.tried:
        rows.append((frame.practised, _("Practised")))
    if here(journey.way.happened, journey.first, journey.last):
        rows.append((frame.lived + LANE / 2, pgettext("row of marks", "Life")))
    said = [text(left, y + 4.5, name, "t-s") for y, name in rows]
    layers = journey.way.layers
    if not layers:
        return "".join(said), frame.ground
    end = float(ground.xs[-1])
    middles = [(ground.top(at, end) + ground.top(at - 1, end)) / 2 for at in range(len(layers))]
    places = _apart(middles, frame.ground - 4)
    for layer, middle, y in zip(layers, middles, places, strict=True):
        if frame.x.end - end < 1:
            said.append(line(frame.x.end + 1, middle, left - 4, y, "axis"))
        said.append(text(left, y + 4.5, shortened(layer_name(layer), "t-s", room), "t-s"))
    return "".join(said), min(places) - 12


def _apart(middles: list[float], floor: float) -> list[float]:
    """Where do names stand that want to be here, lowest first, so that none touches another?"""
    places: list[float] = []
    for middle in middles:
        places.append(min([middle, floor, *(each - APART for each in places[-1:])]))
    return places
