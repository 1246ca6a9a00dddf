"""A picture as it is handed over: two drawings, what they show in words, and the table behind them."""

from dataclasses import dataclass, field
from html import escape


@dataclass(frozen=True)
class Picture:
    """What does a page need in order to show a picture, or to do without it?

    `wide` and `narrow` are two drawings of the same days as SVG, each empty when there is nothing to draw;
    `sentence` stands alone if both are missing; `rows` are the numbers behind them, one cell for each of
    `columns`; `usual` says what the dotted edges around a shift are, where there are any, and
    `came_back` when a shift did not hold for a while.
    """

    wide: str
    narrow: str
    title: str
    sentence: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    usual: str = field(default="", kw_only=True)
    came_back: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class PathPicture(Picture):
    """A path also says what shifted apart from what else lies along it.

    `layers` are the layers of ground from top to bottom, each with its number from below and its name; `thinned`
    where marks lie so close that some stand for several; `quarters` where each row of the table is one.
    """

    headline: str
    more: tuple[str, ...]
    layers: tuple[tuple[int, str], ...]
    thinned: bool
    quarters: bool = field(default=False, kw_only=True)


def figure(picture: Picture, numbers: str, classes: str = "pic") -> str:
    """Which HTML shows this picture with its sentence and its table? `numbers` opens the table, in words.

    For a file without templates around it; `classes` is "pic", or "pic path-pic" for a path.
    """
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in picture.columns)
    body = "".join(_row(row) for row in picture.rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    behind = f"<details><summary>{escape(numbers)}</summary>{table}</details>" if picture.rows else ""
    said = f"<figcaption><p>{escape(picture.sentence)}</p>{behind}</figcaption>"
    return f'<figure class="{escape(classes)}">{picture.wide}{picture.narrow}{said}</figure>'


def _row(row: tuple[str, ...]) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{escape(row[0])}</th>{cells}</tr>'
