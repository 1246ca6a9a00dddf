"""Path: the whole journey in one picture, a sentence beside it and a table behind it."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from inkling.change import Series
from inkling.journal import look, series_of
from inkling.pictures import PathPage, Picture, path_picture
from inkling.vault import queries
from inkling.vault.queries import OpenJournal
from inkling.web.entries.lines import scale_note
from inkling.web.shell.access import goes_dark, signed_in
from inkling.web.shell.request import OpenRequest


@dataclass(frozen=True)
class Line:
    """One series that can be drawn as the line."""

    name: str
    number: int
    here: bool


@dataclass(frozen=True)
class PathView:
    """The picture, and what else could be drawn as its line."""

    picture: Picture | None
    lines: tuple[Line, ...]
    scale_note: str
    whole: bool


@signed_in
@goes_dark
def path(request: OpenRequest) -> HttpResponse:
    """The whole journey."""
    opened = queries.open_journal(request.vault)
    page = _path_view(opened, request.GET.get("line", ""))
    return render(request, "path/path.html", {"page": page})


def _path_view(opened: OpenJournal, wanted: str) -> PathView:
    series = series_of(opened.journal)
    if not series:
        return PathView(None, (), "", opened.whole)
    keys = list(series)
    numbers = {str(at): at for at in range(len(keys))}
    main = numbers.get(wanted, _most_answered(series))
    lines = tuple(Line(series[key].name, at, at == main) for at, key in enumerate(keys))
    return PathView(_picture(opened, series, keys[main]), lines, scale_note(keys[main]), opened.whole)


def _most_answered(series: dict[str, Series]) -> int:
    """Which series has the most to show? The first of those that were answered most."""
    answers = [len(each.answered) for each in series.values()]
    return answers.index(max(answers))


def _picture(opened: OpenJournal, series: dict[str, Series], main: str) -> Picture | None:
    watches = look(opened.journal, opened.lookout).watches
    first, last = _span(series)
    return path_picture(PathPage(main, series, watches, first, last))


def _span(series: dict[str, Series]) -> tuple[date, date]:
    first = min(int(each.days[0]) for each in series.values())
    last = max(int(each.days[-1]) for each in series.values())
    return date.fromordinal(first), date.fromordinal(last)
