"""The journal as one page for a person: opened in any browser, with nothing but itself, and printed as it stands."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from importlib.resources import files
from itertools import groupby

from inkling.exchange.archive.names import kind_name
from inkling.exchange.archive.telling import Teller
from inkling.journal import Entry, Journal, day_in_words, month_in_words, span_in_words
from inkling.language import gettext as _
from inkling.language import ngettext

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"


def readable_page(entries: Iterable[Entry], *, day: date, program: str, unreadable: int = 0) -> str:
    """Which page tells all of these entries, oldest first?"""
    return "\n".join(_parts(Journal.of(entries), day, program, unreadable)) + "\n"


def _parts(journal: Journal, day: date, program: str, unreadable: int) -> Iterator[str]:
    teller = Teller(journal)
    style = files("inkling.exchange.archive").joinpath("page.css").read_text("utf-8")
    yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(_('Journal'))}</title>\n<style>\n{style}</style>\n</head>\n<body>"
    months = [(month, list(group)) for month, group in groupby(journal.entries, _month)]
    yield f"<header><h1>{escape(_heading(journal))}</h1>"
    yield "".join(f"<p>{escape(line)}</p>" for line in _about(journal, day, program, unreadable))
    yield f"{_contents(journal)}{_way_in(months)}</header>\n<main>"
    for (year, month), group in months:
        said = f"{month_in_words(date(year, month, 1))} {year}"
        yield f'<section aria-labelledby="m{year}-{month}"><h2 id="m{year}-{month}">{escape(said)}</h2>'
        yield from (teller.entry(entry) for entry in group)
        yield "</section>"
    yield "</main>\n</body>\n</html>"


def _month(entry: Entry) -> tuple[int, int]:
    return entry.happened.day.year, entry.happened.day.month


def _heading(journal: Journal) -> str:
    if not journal.entries:
        return _("A journal with nothing in it yet")
    first, last = journal.entries[0].happened.day, journal.entries[-1].happened.day
    return _("A journal, {span}").format(span=span_in_words(first, last, year=True))


def _about(journal: Journal, day: date, program: str, unreadable: int) -> Iterator[str]:
    made = _("Exported on {day} with Inkling {program}. Oldest first, with every field that was saved.")
    yield made.format(day=day_in_words(day, year=True), program=program)
    if unreadable:
        yield ngettext(
            "{n} record of the journal did not open, and is not in it.",
            "{n} records of the journal did not open, and are not in it.",
            unreadable,
        ).format(n=unreadable)
    yield _("What is set in a serif typeface is in the words of the person whose journal it is.")


def _contents(journal: Journal) -> str:
    counts = Counter(entry.kind for entry in journal.entries)
    rows = "".join(
        f'<tr><th scope="row">{escape(kind_name(kind))}</th><td>{count}</td></tr>'
        for kind, count in sorted(counts.items(), key=lambda each: kind_name(each[0]))
    )
    return f"<table><caption>{escape(_('What is in it'))}</caption>{rows}</table>" if rows else ""


def _way_in(months: list[tuple[tuple[int, int], list[Entry]]]) -> str:
    """A line a year, with its months."""
    lines = ""
    for year, group in groupby(months, lambda each: each[0][0]):
        links = " ".join(
            f'<a href="#m{year}-{month}">{escape(month_in_words(date(year, month, 1)))}</a>'
            for (_year, month), _entries in group
        )
        lines += f"<li><b>{year}</b> {links}</li>"
    return f'<nav aria-label="{escape(_("Months"))}"><ul>{lines}</ul></nav>' if lines else ""
