"""What stands on a page of paper, in the order in which it is read."""

from dataclasses import dataclass
from typing import Literal

Paper = Literal["a4", "us-letter"]
PAPERS: tuple[Paper, ...] = ("a4", "us-letter")


@dataclass(frozen=True)
class Line:
    """One piece. `about` is what it belongs to, said once above it; `own` are the person's words, `ours` a sentence of
    ours in their place; `told` says when and how. Any of them may be empty."""

    own: str = ""
    ours: str = ""
    told: str = ""
    about: str = ""


@dataclass(frozen=True)
class Part:
    """Pieces under one heading. Two `narrow` parts that follow each other may stand side by side."""

    heading: str
    lines: tuple[Line, ...]
    narrow: bool = False


@dataclass(frozen=True)
class Drawing:
    """A picture with its heading, the sentence below it, and what is read aloud in its place."""

    heading: str
    svg: str
    sentence: str
    described: str


@dataclass(frozen=True)
class Page:
    """A page from top to bottom. `title` is shown; `neutral` stands in the file, and says nothing private. Ruled lines
    follow under `notes`, if there is such a heading. A second page begins with `again`."""

    title: str
    neutral: str
    below: str
    parts: tuple[Part, ...]
    drawing: Drawing | None
    notes: str
    foot: str
    again: str
    language: str = "en"
    paper: Paper = "a4"
