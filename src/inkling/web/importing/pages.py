"""What the import pages show, as plain values."""

from dataclasses import dataclass
from itertools import islice

from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from inkling.exchange import Archive, Diary, FoldedDiary, Merged, Preview, Table
from inkling.journal import day_in_words, span_in_words
from inkling.web.importing.forms import ColumnsForm
from inkling.web.importing.trial import Trial


@dataclass(frozen=True)
class ColumnChoice:
    """One column of the file: its name, a few of its cells, and what it is taken to mean."""

    name: str
    cells: tuple[str, ...]
    role: BoundField
    better: BoundField


@dataclass(frozen=True)
class CheckPage:
    """What would be brought in, to be confirmed or changed."""

    filename: str
    columns: tuple[ColumnChoice, ...]
    many_people: bool
    asks_dates: bool
    problem: str
    cell: str
    summary: tuple[str, ...]


@dataclass(frozen=True)
class DonePage:
    """What was brought in."""

    sentence: str
    notes: tuple[str, ...]


def check_page(filename: str, form: ColumnsForm, trial: Trial) -> CheckPage:
    """The page on which the columns are confirmed."""
    shown = trial.shown
    rows = _first_rows(form.table, shown)
    columns = tuple(
        ColumnChoice(name, tuple(row[at] for row in rows), form[f"role{at}"], form[f"better{at}"])
        for at, name in enumerate(shown.header)
    )
    return CheckPage(
        filename=filename,
        columns=columns,
        many_people=len(shown.people) > 1,
        asks_dates=bool(shown.date_problem) or shown.columns.date_format is not None,
        problem=trial.problem,
        cell=trial.cell,
        summary=_summary(trial.diary, trial.folded) if trial.diary and trial.folded else (),
    )


def _first_rows(table: Table, shown: Preview) -> list[tuple[str, ...]]:
    """The first lines of the file; of the person chosen, if there is one."""
    columns = shown.columns
    if not columns.person or not columns.who:
        return list(shown.first_rows)
    people = table.cells(columns.person)
    hers = (row for row, person in zip(table.rows, people, strict=True) if person == columns.who)
    return list(islice(hers, len(shown.first_rows)))


def _summary(diary: Diary, folded: FoldedDiary) -> tuple[str, ...]:
    span = span_in_words(diary.readings[0].happened.day, diary.readings[-1].happened.day, year=True)
    said = [
        ngettext("%(n)d day, %(span)s.", "%(n)d days, %(span)s.", diary.days)
        % {"n": diary.days, "span": span}
    ]
    if diary.averaged_days:
        averaged = ngettext(
            "%(n)d day has several rows; they are averaged.",
            "%(n)d days have several rows; they are averaged.",
            diary.averaged_days,
        )
        said.append(averaged % {"n": diary.averaged_days})
    return (*said, *_already(folded))


def done_page(folded: FoldedDiary) -> DonePage:
    """What has been brought in?"""
    if not folded.added:
        return DonePage(_("Nothing new in this file."), _already(folded))
    sentence = ngettext("%(n)d day has been brought in.", "%(n)d days have been brought in.", folded.added)
    return DonePage(sentence % {"n": folded.added}, _already(folded))


def _already(folded: FoldedDiary) -> tuple[str, ...]:
    said = []
    if folded.already_there:
        said.append(
            ngettext("%(n)d day was already here.", "%(n)d days were already here.", folded.already_there)
            % {"n": folded.already_there}
        )
    if folded.left_as_they_were:
        said.append(
            ngettext(
                "%(n)d day has other answers here; it stays as it is.",
                "%(n)d days have other answers here; they stay as they are.",
                folded.left_as_they_were,
            )
            % {"n": folded.left_as_they_were}
        )
    return tuple(said)


@dataclass(frozen=True)
class JournalPage:
    """What would come in from another journal, to be confirmed."""

    sentence: str
    notes: tuple[str, ...]
    anything: bool


def journal_page(archive: Archive, merged: Merged) -> JournalPage:
    """What does this file hold, and what of it is here already?"""
    if not archive.entries:
        return JournalPage(_("There is nothing in this file yet."), (), False)
    days = [entry.happened.day for entry in archive.entries]
    sentence = ngettext("%(n)d entry, %(span)s.", "%(n)d entries, %(span)s.", len(days))
    span = span_in_words(min(days), max(days), year=True)
    made = _("The file was made on %(day)s.") % {"day": day_in_words(archive.manifest.made, year=True)}
    return JournalPage(sentence % {"n": len(days), "span": span}, (made, *_beside(merged)), bool(merged.new))


def journal_done(merged: Merged) -> DonePage:
    """What has come in from another journal?"""
    if not merged.new:
        return DonePage(_("Nothing new in this file."), _beside(merged))
    new = len(merged.new)
    sentence = ngettext("%(n)d entry has been brought in.", "%(n)d entries have been brought in.", new)
    return DonePage(sentence % {"n": new}, _beside(merged))


def _beside(merged: Merged) -> tuple[str, ...]:
    said = []
    if merged.same:
        here = ngettext("%(n)d entry is here already.", "%(n)d entries are here already.", merged.same)
        said.append(here % {"n": merged.same})
    if other := len(merged.other):
        stays = ngettext(
            "%(n)d entry says something else here; it stays as it is here.",
            "%(n)d entries say something else here; they stay as they are here.",
            other,
        )
        said.append(stays % {"n": other})
    if merged.closed:
        closed = ngettext(
            "%(n)d is here and does not open; it is left alone.",
            "%(n)d are here and do not open; they are left alone.",
            merged.closed,
        )
        said.append(closed % {"n": merged.closed})
    return tuple(said)
