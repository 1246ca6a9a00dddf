"""The sheet of a session as plain values: what may go on it, and the page that is printed, word for word."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from inkling import printing
from inkling.change import Series
from inkling.journal import (
    Journal,
    Lookout,
    Session,
    Sheet,
    day_in_words,
    look,
    series_of,
    session_sheet,
    way_of,
)
from inkling.pictures import PathPage
from inkling.pictures.paper import PaperPicture, path_on_paper
from inkling.vault.queries import OpenJournal
from inkling.web.sessions.telling import day_of

PICTURE, NOTES = "picture", "notes"
NARROW, SHORT = {"hope", "bring", "practised", "challenges"}, 600
"""Which sections may stand two and two, while they have so few letters that neither goes on overleaf."""

PAPERS: Mapping[printing.Paper, str] = {"a4": "A4", "us-letter": "US Letter"}


@dataclass(frozen=True)
class Choice:
    """What goes on the sheet, by keys, and on which paper."""

    keys: frozenset[str]
    paper: printing.Paper


@dataclass(frozen=True)
class SheetPage:
    """What may go on the sheet, what is chosen, and the page as it is printed. `picture` is there once it is drawn."""

    id: UUID
    day: str
    sheet: Sheet
    choice: Choice
    has_picture: bool
    picture: PaperPicture | None
    printed: printing.Page
    papers: tuple[tuple[str, str], ...]
    whole: bool

    @property
    def few(self) -> bool:
        """Is there nothing to choose from, besides the lines for notes?"""
        return not self.sheet.items and not self.has_picture

    @property
    def more(self) -> bool:
        """Are there older pieces that stay off the sheet at first?"""
        left = (item for section in self.sheet.sections for item in section.items if not item.ticked)
        return any(left)


def chosen(sent: QueryDict) -> Choice:
    """What was ticked? What nobody knows any more is passed over when the page is put together."""
    paper: printing.Paper = next((each for each in printing.PAPERS if each == sent.get("paper")), "a4")
    return Choice(frozenset(sent.getlist("item")), paper)


def sheet_page(
    session: Session, opened: OpenJournal, today: date, choice: Choice | None = None, *, drawn: bool = True
) -> SheetPage:
    """The sheet of this session. Without a choice, all that is safe to show is on it; while one is still choosing,
    nothing need be `drawn`."""
    journal = opened.journal
    series = series_of(journal)
    lookout = look(journal, opened.lookout, series)
    sheet = session_sheet(journal, session, lookout, today)
    choice = choice or Choice(sheet.ticked | {PICTURE, NOTES}, "a4")
    path = _path(journal, sheet, series, lookout)
    picture = path_on_paper(path) if path and drawn and PICTURE in choice.keys else None
    day = day_of(session, today)
    return SheetPage(
        id=session.id,
        day=day,
        sheet=sheet,
        choice=choice,
        has_picture=path is not None,
        picture=picture,
        printed=_printed(sheet, choice, picture, day, today),
        papers=tuple(PAPERS.items()),
        whole=opened.whole,
    )


def _path(journal: Journal, sheet: Sheet, series: Mapping[str, Series], lookout: Lookout) -> PathPage | None:
    """The path of these days as it is known by now, by the series answered most; None before anything lies on it.
    What happened in life is not shown: it would be told in words nobody ticked."""
    way = replace(way_of(journal, sheet.last), happened=())
    if not (series or way.days):
        return None
    key = max(series, key=lambda each: len(series[each].answered), default="")
    first, last = sheet.first, sheet.last
    return PathPage(key, series, lookout.watches, first, last, prefix="sheet", way=way, today=last)


def _printed(
    sheet: Sheet, choice: Choice, picture: PaperPicture | None, day: str, today: date
) -> printing.Page:
    parts = tuple(
        printing.Part(
            section.heading,
            tuple(
                printing.Line(
                    own=item.said if item.own else "",
                    ours="" if item.own else item.said,
                    told=item.told,
                    about=item.about,
                )
                for item in section.items
            ),
            narrow=section.name in NARROW
            and sum(len(item.said) + len(item.about) for item in section.items) <= SHORT,
        )
        for section in sheet.holding(choice.keys)
    )
    drawing = None
    if picture:
        heading = _("From %(first)s to %(last)s") % {
            "first": _day(sheet.first, today),
            "last": _day(sheet.last, today),
        }
        drawing = printing.Drawing(heading, picture.print, picture.sentence, picture.described)
    title = _("For %(day)s") % {"day": day}
    return printing.Page(
        title=title,
        neutral=_("Session sheet"),
        below=_since(sheet, today),
        parts=parts,
        drawing=drawing,
        notes=_("Notes in the room") if NOTES in choice.keys else "",
        foot=_("Prepared with Inkling by the person it is about. Nothing here is a diagnosis."),
        again=title,
        language=get_language() or "en",
        paper=choice.paper,
    )


def _since(sheet: Sheet, today: date) -> str:
    if sheet.since is None:
        return _("From the last three months. Written by me.")
    return _("Since %(day)s. Written by me.") % {"day": _day(sheet.since, today)}


def _day(day: date, today: date) -> str:
    return day_in_words(day, year=day.year != today.year)
