"""A smooth line that never leaves what was answered: monotone between neighbours, so no false peaks."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from inkling.pictures.svg import number

Point = tuple[float, float]


def smooth(points: Sequence[Point]) -> str:
    """Which path data draws a smooth line through these points, left to right?"""
    slopes = _slopes(points)
    data = f"M{number(points[0][0])} {number(points[0][1])}"
    for (x0, y0), (x1, y1), s0, s1 in zip(points, points[1:], slopes, slopes[1:], strict=False):
        third = (x1 - x0) / 3
        near, far = (x0 + third, y0 + s0 * third), (x1 - third, y1 - s1 * third)
        data += "C" + " ".join(f"{number(x)} {number(y)}" for x, y in (near, far, (x1, y1)))
    return data


def along(points: Sequence[Point], xs: Sequence[float]) -> list[float]:
    """How high is that same line at each of these places? Beyond its ends it stays level."""
    slopes, starts = _slopes(points), [x for x, _ in points]
    return [_height(points, slopes, starts, x) for x in xs]


def enough(points: Sequence[Point], off: float) -> list[Point]:
    """Which of these points, left to right, are enough for straight pieces that lie nowhere further than `off`?"""
    kept, parts = {0, len(points) - 1}, [(0, len(points) - 1)]
    while parts:
        first, last = parts.pop()
        (x0, y0), (x1, y1) = points[first], points[last]
        slope = (y1 - y0) / (x1 - x0) if x1 > x0 else 0.0
        away = [abs(y - y0 - (x - x0) * slope) for x, y in points[first + 1 : last]]
        if away and (most := max(away)) > off:
            at = first + 1 + away.index(most)
            kept.add(at)
            parts += [(first, at), (at, last)]
    return [points[at] for at in sorted(kept)]


def _height(points: Sequence[Point], slopes: Sequence[float], starts: Sequence[float], x: float) -> float:
    if x <= points[0][0] or x >= points[-1][0]:
        return points[0][1] if x <= points[0][0] else points[-1][1]
    i = bisect_right(starts, x) - 1
    (x0, y0), (x1, y1) = points[i], points[i + 1]
    width = x1 - x0
    t = (x - x0) / width
    rise = (y1 - y0) * t * t * (3 - 2 * t)
    return y0 + rise + width * t * (1 - t) * (slopes[i] * (1 - t) - slopes[i + 1] * t)


def _slopes(points: Sequence[Point]) -> list[float]:
    """Fritsch and Butland's slopes: none at a turning point, so that the line cannot overshoot."""
    widths = [b[0] - a[0] for a, b in pairwise(points)]
    rises = [(b[1] - a[1]) / w for a, b, w in zip(points, points[1:], widths, strict=False)]
    inner = [
        3 * (w0 + w1) / ((2 * w1 + w0) / r0 + (w1 + 2 * w0) / r1) if r0 * r1 > 0 else 0.0
        for w0, w1, r0, r1 in zip(widths, widths[1:], rises, rises[1:], strict=False)
    ]
    ends = (rises[0], rises[-1]) if rises else (0.0, 0.0)
    return [ends[0], *inner, ends[1]] if len(points) > 1 else [0.0]
