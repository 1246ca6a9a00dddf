"""A made-up practice: courses of therapy of many people, at places of all sizes, with all that real tables have."""

from pathlib import Path

import numpy as np

PLACES = {
    "Aldgate": 0.19,
    "Brook Lane": 0.16,
    "Canal Street": 0.13,
    "Dovecote": 0.11,
    "East Quay": 0.1,
    "Fernhill": 0.08,
    "Garden Row": 0.07,
    "Hillside": 0.06,
    "Ivy House": 0.04,
    "Juniper": 0.03,
    "Kiln Yard": 0.018,
    "Lower Mill": 0.008,
    "Meadow": 0.003,
    "Northgate": 0.001,
}
"""How likely it is that somebody goes to this place."""

SESSIONS = 20
HEADER = "client,session,score,location"


def rows(people: int = 5_000, seed: int = 20261124) -> list[str]:
    """The lines of a CSV: a slow fall for most, a sudden one for some, people who leave early, scores left out, and a
    few things that are wrong with it."""
    draw = np.random.default_rng(seed)
    names, likely = list(PLACES), np.asarray(list(PLACES.values()))
    lines = [HEADER]
    for person in range(people):
        place = int(draw.choice(len(names), p=likely / likely.sum()))
        length = int(np.clip(draw.geometric(0.09) + 1, 1, SESSIONS))
        level = draw.normal(15.0, 4.6) - np.arange(length) * draw.normal(0.32, 0.28)
        if draw.random() < 0.3 and length > 5:
            level -= draw.uniform(4, 10) * (np.arange(length) >= draw.integers(3, length - 1))
            if draw.random() < 0.3:
                level += 7.0 * (np.arange(length) >= draw.integers(4, length))
        scores = np.clip(np.round(level + draw.normal(0, 2.1, length)), 0, 27).astype(int)
        for session, score in enumerate(scores, 1):
            if draw.random() < 0.06:
                continue
            said = "" if draw.random() < 0.04 else "n/a yet" if draw.random() < 0.001 else str(score)
            where = "" if person % 211 == 0 else names[place]
            lines.append(f"c{person:05d},{session},{said},{where}")
            if person % 977 == 1 and session == 2:
                lines.append(f"c{person:05d},{session},{said},{where}")
    return lines


def write(path: Path, people: int = 5_000, seed: int = 20261124) -> Path:
    """The same as a file."""
    path.write_text("\n".join(rows(people, seed)) + "\n", encoding="utf-8")
    return path
