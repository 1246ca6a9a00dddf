"""A page as PDF/UA-1: tagged, with its fonts inside, made in memory. Words reach the typesetter as data only.

The typesetter is loaded when the first page is printed, not when Inkling starts. It reads its template and the fonts
of this computer; nothing is fetched, and nothing is written.
"""

from dataclasses import asdict
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

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


def pdf(page: Page) -> bytes:
    """The bytes of this page. Raises `NoTypeface` for letters no font here has, `NotPrinted` for anything else."""
    made = _made(page)
    if made is None:
        made = _made(drawable(page, _draws))
    if made is None:
        raise NotPrinted
    return made


def said_by_name(page: Page) -> tuple[tuple[str, str], ...]:
    """Which small pictures on this page does no font here have? Each with what the PDF says in its place."""
    return named_signs(page, _draws)


def _draws(words: str) -> bool:
    return _compiled(_TRIAL, {"words": words}) is not None


def _made(page: Page) -> bytes | None:
    data = {**asdict(page), "own": OWN, "ours": OURS}
    template = files("inkling.printing").joinpath("sheet.typ").read_bytes()
    return _compiled(template, {"page": msgspec.json.encode(data).decode()})


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
