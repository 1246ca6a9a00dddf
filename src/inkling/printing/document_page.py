"""A document as one HTML page that needs nothing else: no script, no request, light and dark, and good on paper."""

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from inkling.language import gettext as _
from inkling.printing.document import Document, Figure, Paragraph, Section
from inkling.printing.document_order import Together, together
from inkling.printing.document_table import Told, table_html
from inkling.printing.harmless import each_word, harmless, names, spoken

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"
_SIZES = {"a4": "A4", "us-letter": "letter"}


def document_page(document: Document, style: str) -> str:
    """Which page shows this document? `style` are the tokens and the marks of its pictures, which, like the pictures
    themselves, are taken as they are: markup of ours, with every word in it escaped already."""
    return "\n".join(_parts(each_word(document, harmless), style)) + "\n"


def _parts(document: Document, style: str) -> Iterator[str]:
    rules = files("inkling.printing").joinpath("document.css").read_text("utf-8")
    rules += f"@page {{ size: {_SIZES[document.paper]}; }}\n"
    title = document.title.strip() or _("Report")
    sections = list(
        zip(names((each.key for each in document.sections), "part"), document.sections, strict=True)
    )
    yield f'<!doctype html>\n<html lang="{spoken(document.language)}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(title)}</title>\n<style>\n{style}\n{rules}</style>\n</head>\n<body>\n<main>"
    yield f"<header><h1>{escape(title)}</h1>"
    yield "".join(f"<p>{_lines(line)}</p>" for line in document.below if line)
    yield f"{_way_in(sections)}</header>"
    told = Told()
    for name, section in sections:
        yield from _section(f"s-{name}", section, told)
    yield "</main>"
    if any(document.foot):
        yield "<footer>" + "".join(f"<p>{_lines(line)}</p>" for line in document.foot if line) + "</footer>"
    yield "</body>\n</html>"


def _way_in(sections: list[tuple[str, Section]]) -> str:
    links = [
        f'<li><a href="#s-{name}">{escape(section.heading)}</a></li>'
        for name, section in sections
        if section.heading
    ]
    if len(links) < 2:
        return ""
    return f'<nav aria-label="{escape(_("On this page"))}"><ul>{"".join(links)}</ul></nav>'


def _section(address: str, section: Section, told: Told) -> Iterator[str]:
    """Its heading is of the second rank, those of its pieces of the third; without one, theirs are of the second."""
    yield "<section>"
    if section.heading:
        yield f'<h2 id="{address}">{escape(section.heading)}</h2>'
    rank = "h3" if section.heading else "h2"
    for each in together(section):
        yield _together(each, rank, told)
    yield "</section>"


def _together(each: Together, rank: str, told: Told) -> str:
    piece = each.piece
    if isinstance(piece, Paragraph):
        shown = _paragraph(piece, rank)
    else:
        shown = _figure(piece, rank) if isinstance(piece, Figure) else table_html(piece, told)
    if not each.notes:
        return shown
    notes = "".join(_paragraph(note, rank) for note in each.notes)
    return f'<div class="beside"><div class="numbers">{shown}</div><div class="notes">{notes}</div></div>'


def _paragraph(piece: Paragraph, rank: str) -> str:
    head = f"<{rank}>{escape(piece.heading)}</{rank}>" if piece.heading else ""
    words = f"<p>{_lines(piece.words)}</p>" if piece.words else ""
    if piece.kind == "lead":
        lines = [line for line in piece.words.split("\n") if line.strip()]
        words = "".join(f'<p class="say">{escape(line)}</p>' for line in lines)
    if piece.kind == "note":
        return f'<div class="note" role="note">{head}{words}</div>'
    kind = "words says" if piece.kind == "lead" else "words"
    return f'<div class="{kind}">{head}{words}</div>' if head or words else ""


def _figure(piece: Figure, rank: str) -> str:
    head = f"<{rank}>{escape(piece.heading)}</{rank}>" if piece.heading else ""
    said = f"<p>{_lines(piece.sentence)}</p>" if piece.sentence else ""
    drawings = [each for each in (piece.wide, piece.narrow) if each]
    if not drawings:
        said = said or (f"<p>{_lines(piece.described)}</p>" if piece.described else "")
        return f'<div class="words">{head}{said}</div>'
    shown = "".join(_named(each, piece.described or piece.heading) for each in drawings)
    kind = "pic" if len(drawings) > 1 else "pic one"
    caption = f"<figcaption>{said}</figcaption>" if said else ""
    return f'<div class="drawn">{head}<figure class="{kind}">{shown}{caption}</figure></div>'


def _named(drawing: str, described: str) -> str:
    """A drawing that has no name of its own is read aloud by what describes it."""
    if "aria-label" in drawing.partition(">")[0]:
        return drawing
    return f'<div role="img" aria-label="{escape(described or _("Picture"))}">{drawing}</div>'


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")
