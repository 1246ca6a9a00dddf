"""The picture of a run: false alarms of Inkling, false alarms of everybody, and what each finds."""

from collections.abc import Callable, Iterable

from bench.change import people, summing, tuning
from bench.change.running import Results
from bench.change.scoring import Share, percent
from inkling.pictures.svg import element, line, rectangle, text

WIDTH, LEFT, RIGHT, ROW, TOP = 880, 230, 840, 20, 70
_STYLE = """
.ground{fill:#faf7f0}.t{font:13px system-ui,sans-serif;fill:#232a3f}.h{font-weight:600;font-size:15px}
.s{fill:#59607a;font-size:12px}.end{text-anchor:end}.mid{text-anchor:middle}.axis{stroke:#d9d3c6;fill:none}
.bar{stroke:#9c5420;stroke-dasharray:4 3;fill:none}.own{fill:#2f3f7c;stroke:#2f3f7c}
.reach{stroke:#2f3f7c;stroke-width:2;fill:none}.peer{fill:none;stroke:#9c5420;stroke-width:1.4}
.easy{fill:#9c5420;stroke:none;opacity:.55}
@media (prefers-color-scheme:dark){.ground{fill:#171a26}.t{fill:#ebe6da}.s{fill:#b3b8c9}.axis{stroke:#3a4058}
.bar{stroke:#e0a070}.own{fill:#a9bbf2;stroke:#a9bbf2}.reach{stroke:#a9bbf2}.peer{stroke:#e0a070}
.easy{fill:#e0a070}}
"""
Place = Callable[[float], float]


def draw(results: Results) -> str:
    """The whole picture as one SVG file, readable by day and by night."""
    parts, y = [], 30.0
    for panel in (_quiet, _everybody, _recall):
        drawn, height = panel(results, y)
        parts += drawn
        y += height
    said = "The numbers stand in the tables of results.md beside this picture."
    return element(
        "svg",
        element("title", "How often Inkling and its peers cry wolf, and what they find"),
        element("desc", said),
        element("style", _STYLE),
        rectangle(0, 0, WIDTH, y, class_="ground"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {y:.0f}",
        role="img",
    )


def _quiet(results: Results, y: float) -> tuple[list[str], float]:
    """One row for each quiet kind: Inkling's share with its interval."""
    top = 0.25
    heading = "Nothing changed, and still something said within the year: Inkling, with 95 % intervals"
    parts, place = _frame(heading, y, len(people.QUIET), [0.0, 0.05, 0.1, 0.15, 0.2, 0.25], top)
    parts.append(_bar(place(0.05), y, len(people.QUIET)))
    for i, label in enumerate(people.QUIET):
        share = summing.alarms(results.found["quiet", label], "Inkling")
        parts += _row(label, y + TOP + i * ROW, share, lambda x: place(min(x, top)))
    return parts, TOP + len(people.QUIET) * ROW + 50


def _row(label: str, y: float, share: Share, place: Place) -> list[str]:
    low, high = share.interval
    return [
        text(LEFT - 14, y + 4, label, "t end"),
        line(place(low), y, place(high), y, "reach"),
        _dot(place(share.value or 0.0), y, 4, "own"),
    ]


def _everybody(results: Results, y: float) -> tuple[list[str], float]:
    """One row for each detector at its usual setting: a dot for every quiet kind."""
    names = [("Inkling", "Inkling")]
    names += [(one.peer.name, f"{one.peer.name}, {tuning.USUAL}") for one in results.peers]
    heading = "The same, everybody at their usual settings: one dot for each kind of person"
    count = len(names) + len(results.missing)
    parts, place = _frame(heading, y, count, [0.0, 0.25, 0.5, 0.75, 1.0], 1.0)
    parts.append(_bar(place(0.05), y, count))
    for i, (name, column) in enumerate(names):
        at = y + TOP + i * ROW
        parts.append(text(LEFT - 14, at + 4, name, "t end"))
        kind = "own" if column == "Inkling" else "peer"
        parts += [_dot(place(x), at, 3.5, kind) for x in _shares(results, column)]
    for i, peer in enumerate(results.missing, start=len(names)):
        parts.append(text(LEFT - 14, y + TOP + i * ROW + 4, peer.name, "t end"))
        parts.append(text(LEFT + 8, y + TOP + i * ROW + 4, "not run", "t s"))
    return parts, TOP + count * ROW + 50


def _shares(results: Results, column: str) -> Iterable[float]:
    for label in people.QUIET:
        share = summing.alarms(results.found["quiet", label], column)
        if label not in people.OPEN and share.value is not None:
            yield share.value


def _recall(results: Results, y: float) -> tuple[list[str], float]:
    """One row for each planted shift: Inkling, and the peers at both tuned settings."""
    heading = "A shift is there, and found in time: blue Inkling; rings peers that cry wolf as seldom"
    under = "(at most 5 % on every kind of quiet year); dots peers tuned on this very kind of person alone"
    parts, place = _frame(heading, y, len(people.PLANTS) + 1, [0.0, 0.25, 0.5, 0.75, 1.0], 1.0)
    parts.append(text(20, y + 20, under, "t s"))
    for i, label in enumerate(people.PLANTS):
        at, seen = y + TOP + i * ROW, results.found["planted", label]
        parts.append(text(LEFT - 14, at + 4, label, "t end"))
        for kind, setting, size in (("easy", tuning.ONE_KIND, 3.0), ("peer", tuning.ALL_KINDS, 4.5)):
            for one in results.peers:
                share = summing.found(seen, f"{one.peer.name}, {setting}", label).found
                if share.value is not None:
                    parts.append(_dot(place(share.value), at, size, kind))
        parts.append(_dot(place(summing.found(seen, "Inkling", label).found.value or 0.0), at, 5, "own"))
    return parts, TOP + len(people.PLANTS) * ROW + 50


def _frame(heading: str, y: float, rows: int, ticks: list[float], top: float) -> tuple[list[str], Place]:
    """Heading, lines and numbers of one panel, and where a share stands in it."""

    def place(share: float) -> float:
        return LEFT + (RIGHT - LEFT) * share / top

    parts = [text(20, y, heading, "t h")]
    for tick in ticks:
        parts.append(line(place(tick), y + TOP - 14, place(tick), y + TOP + (rows - 1) * ROW + 14, "axis"))
        parts.append(text(place(tick), y + TOP - 20, percent(tick).replace(".0", ""), "t s mid"))
    return parts, place


def _bar(x: float, y: float, rows: int) -> str:
    return line(x, y + TOP - 14, x, y + TOP + (rows - 1) * ROW + 14, "bar")


def _dot(x: float, y: float, size: float, kind: str) -> str:
    return element("circle", cx=x, cy=y, r=size, class_=kind)
