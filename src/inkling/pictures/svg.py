"""SVG as plain strings: elements, numbers and escaped words, with no inline style and no script."""

import re
from collections.abc import Iterable
from html import escape

_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


def number(value: float) -> str:
    """How is a length written? With one decimal, and none where it is whole."""
    text = f"{value:.1f}"
    text = text[:-2] if text.endswith(".0") else text
    return "0" if text == "-0" else text


def element(tag: str, *inside: str, **attributes: str | float) -> str:
    """Which element is this? `inside` is markup already; every attribute is escaped here.

    A trailing underscore is dropped (`class_`), any other underscore becomes a hyphen (`stop_opacity`).
    """
    given = "".join(f' {_named(key)}="{_valued(value)}"' for key, value in attributes.items() if value != "")
    return f"<{tag}{given}>{''.join(inside)}</{tag}>" if inside else f"<{tag}{given}/>"


def words(said: str) -> str:
    """How do somebody's words stand in a picture? Escaped, and without characters XML cannot hold."""
    if not said.isprintable():
        said = "".join(sign if sign.isprintable() else " " for sign in said)
    return escape(said, quote=True)


def text(x: float, y: float, said: str, classes: str = "t-s") -> str:
    """Where do these words stand? `classes` also says how they are anchored (`end`, `mid`)."""
    return element("text", words(said), class_=classes, x=x, y=y)


def line(x1: float, y1: float, x2: float, y2: float, classes: str) -> str:
    """Which straight line is this?"""
    if y1 == y2:
        return element("path", class_=classes, d=f"M{number(x1)} {number(y1)}H{number(x2)}")
    if x1 == x2:
        return element("path", class_=classes, d=f"M{number(x1)} {number(y1)}V{number(y2)}")
    return element("path", class_=classes, d=polyline([(x1, y1), (x2, y2)]))


def rectangle(x: float, y: float, width: float, height: float, **attributes: str) -> str:
    """Which rectangle is this?"""
    return element("rect", x=x, y=y, width=width, height=height, **attributes)


def polyline(points: Iterable[tuple[float, float]], closed: bool = False) -> str:
    """Which path data joins these points with straight lines?"""
    joined = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M{joined}Z" if closed else f"M{joined}"


def dots(points: Iterable[tuple[float, float]], classes: str) -> str:
    """Which one path draws all these points? Its round line ends are the dots; CSS gives them their size."""
    data = "".join(f"M{number(x)} {number(y)}h0" for x, y in points)
    return element("path", class_=classes, d=data) if data else ""


def drawing(
    name: str,
    width: float,
    height: float,
    prefix: str,
    title: str,
    said: str,
    *parts: str,
    links: str = "",
) -> str:
    """Which picture is this? One image to a screen reader, with a title and a description; with `links` a group of
    these links, of which all else is the picture.

    Raises `ValueError` when `prefix` could not stand at the front of an id.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f"not the beginning of an id: {prefix!r}")
    heading = element("title", words(title), id=f"{prefix}-t") + element(
        "desc", words(said), id=f"{prefix}-d"
    )
    drawn = (element("g", *parts, aria_hidden="true"), links) if links else parts
    view = f"0 0 {number(width)} {number(height)}"
    return element(
        "svg",
        heading,
        *drawn,
        class_=name,
        viewBox=view,
        role="group" if links else "img",
        aria_labelledby=f"{prefix}-t {prefix}-d",
    )


def _named(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _valued(value: str | float) -> str:
    return escape(value, quote=True) if isinstance(value, str) else number(value)
