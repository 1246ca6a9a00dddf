"""The picture of a run: how long it takes by how many people, both in steps of ten: linear is a slope of one."""

from math import ceil, floor, log10

from bench.cohort.measured import Line, Run
from inkling.pictures.svg import element, line, polyline, rectangle, text

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 880, 520, 90, 630, 84, 462
_STYLE = """
.ground{fill:#faf7f0}.t{font:13px system-ui,sans-serif;fill:#232a3f}.h{font-weight:600;font-size:15px}
.s{fill:#59607a;font-size:12px}.end{text-anchor:end}.mid{text-anchor:middle}.axis{stroke:#d9d3c6;fill:none}
.even{stroke:#59607a;stroke-dasharray:2 5;fill:none}.polars{stroke:#2f3f7c}.duckdb{stroke:#9c5420}
.did{stroke-width:2.5;fill:none}.sort{stroke-width:1.4;stroke-dasharray:6 4;fill:none}
.dot{fill:#faf7f0;stroke-width:2.5}
@media (prefers-color-scheme:dark){.ground{fill:#171a26}.t{fill:#ebe6da}.s{fill:#b3b8c9}.axis{stroke:#3a4058}
.even{stroke:#b3b8c9}.polars{stroke:#a9bbf2}.duckdb{stroke:#e0a070}.dot{fill:#171a26}}
"""
_DRAWN = (("sudden gains, file to file", "did", "sudden gains"), ("read and sort", "sort", "only sorting"))
_NAMES = {"polars": "Polars", "duckdb": "DuckDB"}


def draw(run: Run) -> str:
    """The whole picture as one SVG file, readable by day and by night."""
    drawn = [one for one in run.lines if any(one.what == what for what, _kind, _said in _DRAWN)]
    people = _decades([one.people for one in drawn])
    seconds = _decades([one.done.seconds for one in drawn])
    parts = [
        text(20, 30, "What a cohort costs", "t h"),
        text(
            20,
            52,
            "Seconds from file to file, both scales in steps of ten. Dotted: ten times the people, ten times as long.",
            "t s",
        ),
    ]
    parts += _grid(people, seconds) + _even(people, seconds)
    row = TOP + 10.0
    for what, kind, said in _DRAWN:
        for engine, name in _NAMES.items():
            found = [one for one in drawn if (one.what, one.engine) == (what, engine)]
            if found:
                parts += _course(
                    sorted(found, key=lambda one: one.people), f"{kind} {engine}", people, seconds
                )
                parts.append(line(RIGHT + 30, row, RIGHT + 62, row, f"{kind} {engine}"))
                parts.append(text(RIGHT + 70, row + 4, f"{name}: {said}", "t"))
                row += 24
    return element(
        "svg",
        element("title", "What a cohort costs, by the number of people"),
        element("desc", "Every number stands in the table of results.md beside this picture."),
        element("style", _STYLE),
        rectangle(0, 0, WIDTH, HEIGHT, class_="ground"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
    )


Span = tuple[int, int]


def _decades(values: list[float] | list[int]) -> Span:
    """Between which powers of ten do they lie?"""
    return floor(log10(min(values))), max(ceil(log10(max(values))), floor(log10(min(values))) + 1)


def _x(people: float, span: Span) -> float:
    return LEFT + (RIGHT - LEFT) * (log10(people) - span[0]) / (span[1] - span[0])


def _y(seconds: float, span: Span) -> float:
    return BOTTOM - (BOTTOM - TOP) * (log10(seconds) - span[0]) / (span[1] - span[0])


def _grid(people: Span, seconds: Span) -> list[str]:
    parts = []
    for power in range(seconds[0], seconds[1] + 1):
        at = _y(10.0**power, seconds)
        parts += [
            line(LEFT, at, RIGHT, at, "axis"),
            text(LEFT - 10, at + 4, f"{10.0**power:,g} s", "t s end"),
        ]
    for power in range(people[0], people[1] + 1):
        at = _x(10.0**power, people)
        parts += [line(at, TOP, at, BOTTOM, "axis"), text(at, BOTTOM + 22, f"{10**power:,}", "t s mid")]
    return [*parts, text((LEFT + RIGHT) / 2, BOTTOM + 44, "people with 16 sessions each", "t s mid")]


def _even(people: Span, seconds: Span) -> list[str]:
    """Lines of a time in proportion to the people, one from each power of ten on the left and below."""
    parts = []
    for power in range(seconds[0] - people[1] + people[0], seconds[1]):
        first, last = max(0, seconds[0] - power), min(people[1] - people[0], seconds[1] - power)
        if last > first:
            ends = [
                (_x(10.0 ** (people[0] + steps), people), _y(10.0 ** (power + steps), seconds))
                for steps in (first, last)
            ]
            parts.append(element("path", class_="even", d=polyline(ends)))
    return parts


def _course(found: list[Line], classes: str, people: Span, seconds: Span) -> list[str]:
    points = [(_x(one.people, people), _y(one.done.seconds, seconds)) for one in found]
    dots = [element("circle", cx=x, cy=y, r=4.5, class_=f"dot {classes.split()[-1]}") for x, y in points]
    return [element("path", class_=classes, d=polyline(points)), *dots]
