"""A strength as a row of small bars, beside its number."""

from inkling.pictures.svg import element, number

APART = 9.0


def bars(value: int, top: int) -> str:
    """How many of these bars are full? Says nothing to a screen reader: the number beside it does."""
    drawn = [
        element("path", class_="on" if at < value else "off", d=f"M{number(4 + APART * at)} 3v12")
        for at in range(top)
    ]
    view = f"0 0 {number(APART * (top - 1) + 8)} 18"
    return element("svg", *drawn, class_="bars", viewBox=view, aria_hidden="true")
