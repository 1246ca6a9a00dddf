"""What was found in a diary, as one page that needs nothing else: no script, no request, light and dark."""

import os
import tempfile
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from pathlib import Path

from inkling.change import Shift
from inkling.cli.diary_file import STDIN
from inkling.cli.stop import Misasked, Stop, printable
from inkling.cli.telling import Found, about, doubt, notes, tell_day
from inkling.exchange import Diary
from inkling.language import gettext as _
from inkling.language import ngettext
from inkling.pictures import STYLE, figure, shift_picture

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def place_for_page(out: str, file: str) -> Path:
    """Where will the page be? Raises `Stop` where it cannot be, before anybody waits for it."""
    place = Path(out)
    if place.is_dir():
        raise Stop(_("“{out}” is a folder. Give --html the name of a file in it.").format(out=printable(out)))
    if place.exists() and file != STDIN and place.samefile(file):
        raise Misasked(_("The page would take the place of the diary itself. Give --html another name."))
    if not os.access(place.parent, os.W_OK):
        raise _cannot_write(place)
    return place


def write_page(place: Path, title: str, diary: Diary, found: list[Found]) -> None:
    """Write the page: all of it or, with a sentence that says why not, none of it."""
    content = as_page(title, diary, found).encode()
    try:
        _replace(place, content)
    except (OSError, ValueError):
        raise _cannot_write(place) from None


def _cannot_write(place: Path) -> Stop:
    said = _("“{out}” cannot be written. Choose a folder that is there, is yours, and has room.")
    return Stop(said.format(out=printable(str(place))))


def as_page(title: str, diary: Diary, found: list[Found]) -> str:
    """Which page shows these series: what shifted first, then what did not, then how sure that is?"""
    return "\n".join(_parts(title, diary, found)) + "\n"


def _parts(title: str, diary: Diary, found: list[Found]) -> Iterator[str]:
    style = files("inkling.cli").joinpath("page.css").read_text("utf-8")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{escape(_('Shifts in {title}').format(title=title))}</title>"
    yield f"<style>\n{STYLE}\n{style}</style>\n</head>\n<body>\n<main>"
    yield f'<header class="stack"><h1>{escape(_heading(diary, found))}</h1>'
    yield "".join(f"<p>{escape(line)}</p>" for line in about(title, diary))
    yield "".join(f'<p class="small">{escape(note)}</p>' for note in notes(diary)) + "</header>"
    for place, one in enumerate(found):
        for nth, shift in enumerate(one.watch.shifts):
            yield _shift_card(one, shift, f"s{place}-{nth}")
    still = [(place, one) for place, one in enumerate(found) if not one.watch.shifts]
    if still:
        yield f'<section class="stack"><h2>{escape(_("No shift found"))}</h2>'
        yield f"<p>{escape(_('That is not the same as no change.'))}</p>"
        yield '<div class="many">' + "".join(_still_card(one, f"n{place}") for place, one in still) + "</div>"
        yield "</section>"
    yield f'</main>\n<footer class="foot"><p>{escape(doubt(len(found)))}</p>'
    yield f"<p>{escape(_('Made on this computer. Nothing on this page asks anything of the network.'))}</p>"
    yield "</footer>\n</body>\n</html>"


def _heading(diary: Diary, found: list[Found]) -> str:
    count = sum(len(one.watch.shifts) for one in found)
    days = ngettext("{n} day", "{n} days", diary.days).format(n=diary.days)
    if not count:
        return _("No shift found in {days}.").format(days=days)
    return ngettext("One shift in {days}.", "{n} shifts in {days}.", count).format(n=count, days=days)


def _shift_card(one: Found, shift: Shift, prefix: str) -> str:
    said = escape(shift.explain(tell_day))
    drawn = figure(
        shift_picture(one.series, one.watch, shift=shift, prefix=prefix), _("The numbers behind it")
    )
    clear = _("It was clear enough to say on {day}.").format(day=tell_day(shift.noticed))
    head = f'<h2>{escape(one.name)}</h2><p class="say">{said}</p><p class="small">{escape(clear)}</p>'
    return f'<article class="sheet shift"><header class="stack">{head}</header>{drawn}</article>'


def _still_card(one: Found, prefix: str) -> str:
    drawn = figure(shift_picture(one.series, one.watch, prefix=prefix), _("The numbers behind it"))
    return f'<article class="sheet stack"><h2>{escape(one.name)}</h2>{drawn}</article>'


def _replace(target: Path, content: bytes) -> None:
    """Put the whole content in place at once; whatever goes wrong, nothing of it stays behind."""
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
