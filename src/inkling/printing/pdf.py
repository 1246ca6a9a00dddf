"""A page as PDF/UA-1: tagged, with its fonts inside, made in memory. Words reach the typesetter as data only.

The typesetter is loaded when the first page is printed, not when Inkling starts. It reads its template and the fonts
of this computer; nothing is fetched, and nothing is written.
"""

from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from inkling.printing.errors import NotPrinted
from inkling.printing.page import Page
from inkling.printing.signs import drawable, named_signs

if TYPE_CHECKING:
    from typst import Fonts

ROOT = Path(__file__).parent / "reach"
"""All the typesetter could ever read besides fonts: an empty folder."""

OWN = ("Source Serif 4", "Libertinus Serif")
OURS = (
    "Atkinson Hyperlegible Next", "Open Sans", "Noto Sans", "Segoe UI", "Helvetica Neue", "Arial", "Liberation Sans",
    "DejaVu Sans", "Libertinus Serif",
)  # fmt: skip
"""Serif is what the person wrote, sans is us, as on every page. The last of both comes with the typesetter."""

_TRIAL = b'#set document(title: "x")\n#sys.inputs.words'


Thing = TypeVar("Thing")


def pdf(page: Page) -> bytes:
    """The bytes of this page. Raises `NoTypeface` for letters no font here has, `NotPrinted` for anything else."""
    return in_signs_there_are(page, lambda each: typeset("sheet.typ", "page", asdict(each)))


def in_signs_there_are(thing: Thing, make: Callable[[Thing], bytes | None]) -> bytes:
    """What `make` makes of it: as it is or, where some font is missing, with small pictures said by their names.
    Raises `NoTypeface` for letters no font here has, `NotPrinted` for anything else."""
    made = make(thing)
    if made is None:
        made = make(drawable(thing, _draws))
    if made is None:
        raise NotPrinted
    return made


def typeset(template: str, name: str, data: dict[str, Any]) -> bytes | None:
    """What this template makes of `data`, which it finds under `name`; None where the typesetter refuses."""
    given = msgspec.json.encode({**data, "own": OWN, "ours": OURS}).decode()
    return _compiled(files("inkling.printing").joinpath(template).read_bytes(), {name: given})


def said_by_name(page: Page) -> tuple[tuple[str, str], ...]:
    """Which small pictures on this page does no font here have? Each with what the PDF says in its place."""
    return named_signs(page, _draws)


def _draws(words: str) -> bool:
    return _compiled(_TRIAL, {"words": words}) is not None


def _compiled(template: bytes, inputs: dict[str, str]) -> bytes | None:
    """None where the typesetter refuses. What it says is dropped: it may quote somebody's words."""
    from typst import Compiler, TypstError

    compiler = Compiler(template, root=ROOT, font_paths=_fonts())
    try:
        made = compiler.compile(format="pdf", pdf_standards="ua-1", sys_inputs=inputs)
    except (TypstError, RuntimeError, ValueError):
        return None
    return made if isinstance(made, bytes) else None


@cache
def _fonts() -> "Fonts":
    """The fonts of this computer and those that come with the typesetter, looked up once."""
    from typst import Fonts

    return Fonts()
